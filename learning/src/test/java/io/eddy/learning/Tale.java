package io.eddy.learning;

import io.eddy.learning.experience.Discount;
import io.eddy.learning.experience.ExperienceSettings;
import io.eddy.recommender.decision.CandidateLog;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.Drawing;
import io.eddy.recommender.decision.Expectation;
import io.eddy.recommender.decision.PolicyRef;
import io.eddy.recommender.decision.RoomRef;
import io.eddy.recommender.decision.SlateItem;
import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.recommender.experiment.Arm;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.fact.Resolution;
import io.eddy.recommender.fact.Stamp;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.feedback.Windows;
import io.eddy.recommender.reward.Prices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Facts of viewers told in order, with times in seconds. Rooms r0, r1, … belong to s0, s1, … */
public final class Tale {
  /** Rooms of every slate. */
  public static final int SLATE = 3;

  /** Everybody is learned from. */
  public static final Experiment ALL =
      new Experiment(List.of(new Arm(Arm.LEARNING, Arm.LEARNING, 1)), 0);

  private static final long START = 1_000_000_000_000L;

  private final List<LoggedFact> facts = new ArrayList<>();

  /** What the learner is told, at a discount. */
  public static ExperienceSettings settings(Discount discount) {
    return new ExperienceSettings(
        Features.STANDARD,
        ALL,
        Windows.DEFAULT,
        Prices.DEFAULT,
        discount,
        false,
        Duration.ofDays(36_500)); // nothing is forgotten: every weight is 1 within 1e-5
  }

  /** Viewers who look, enter, watch and come back, drawn from a seed. */
  public static Tale drawn(int decisions) {
    var random = new SplittableRandom(11);
    var tale = new Tale();
    var second = 0.0;
    for (var n = 0; n < decisions; n++) {
      var viewer = "v" + random.nextInt(9);
      var id = "d" + n;
      second += 20 + random.nextInt(60);
      tale.decided(viewer, id, second).seen(viewer, id, 0, second).seen(viewer, id, 1, second);
      if (random.nextInt(3) > 0) {
        var position = random.nextInt(SLATE);
        var watch = (double) random.nextInt(60);
        tale.entered(viewer, id, position, second + 1);
        if (random.nextInt(4) > 0) {
          tale.left(viewer, position, watch, second + 1 + watch);
        }
        if (random.nextInt(4) == 0) {
          tale.gave(viewer, position, 1 + random.nextInt(500), second + 2);
        }
      }
      if (random.nextInt(10) == 0) {
        tale.ended(viewer, second + 1_900);
      }
    }
    return tale;
  }

  /** The facts told so far. */
  public List<LoggedFact> facts() {
    return facts;
  }

  /** Epoch milliseconds of a second of the tale. */
  public static long at(double seconds) {
    return START + Math.round(seconds * 1000);
  }

  /** A decision with the given features seed. */
  public Tale decided(String viewer, String id, double seconds) {
    return decided(viewer, id, seconds, false, null, Features.STANDARD.fingerprint());
  }

  /** A decision in all its variety. */
  public Tale decided(
      String viewer,
      String id,
      double seconds,
      boolean evaluation,
      @Nullable String degraded,
      String schema) {
    var width = Features.STANDARD.width();
    var random = new SplittableRandom(id.hashCode());
    var items = new ArrayList<SlateItem>();
    var rooms = new ArrayList<String>();
    for (var j = 0; j < SLATE; j++) {
      rooms.add("r" + j);
      items.add(
          new SlateItem(
              room(j), j, j, 0, -1, SLATE, false, "", new Expectation(.1f, .1f, .5f, 0, 0, 0)));
    }
    var features = halves(random, SLATE * width);
    for (var j = 0; j < SLATE; j++) {
      features[j * width] = Float.floatToFloat16(1); // the level
    }
    var log =
        new CandidateLog(
            rooms,
            new byte[SLATE],
            new int[] {0, 1, 2},
            1,
            new float[SLATE],
            halves(random, Features.STANDARD.stateWidth()),
            features);
    return fact(
        new Fact.Decided(
            new Decision(
                id,
                viewer,
                "home",
                "learning",
                new PolicyRef("slate-q", 0, "f", schema),
                at(seconds),
                null,
                null,
                null,
                degraded,
                0,
                evaluation,
                new Drawing(.05, .05, 50, 50, 1),
                items,
                log)));
  }

  /** A room of the slate was on screen. */
  public Tale seen(String viewer, String id, int position, double seconds) {
    return event(
        new ViewerEvent.Impression(envelope(seconds), viewer, "r" + position, id, position, "home"),
        position);
  }

  /** The viewer entered the room at a position. */
  public Tale entered(String viewer, String id, int position, double seconds) {
    return event(
        new ViewerEvent.Enter(envelope(seconds), viewer, "r" + position, null, id, position),
        position);
  }

  /** The viewer watched. */
  public Tale watched(String viewer, int position, double watch, double seconds) {
    return event(
        new ViewerEvent.Watch(envelope(seconds), viewer, "r" + position, watch, null), position);
  }

  /** The viewer left; null if it was not measured. */
  public Tale left(String viewer, int position, @Nullable Double watch, double seconds) {
    return event(
        new ViewerEvent.Leave(envelope(seconds), viewer, "r" + position, null, watch, null),
        position);
  }

  /** The viewer gave. */
  public Tale gave(String viewer, int position, long valueMinor, double seconds) {
    return event(
        new ViewerEvent.Gift(
            envelope(seconds), viewer, "r" + position, valueMinor, "CNY", 1, null, null),
        position);
  }

  /** The viewer liked. */
  public Tale liked(String viewer, int position, long count, double seconds) {
    return event(
        new ViewerEvent.Like(envelope(seconds), viewer, "r" + position, count, null), position);
  }

  /** The viewer does not want a room of a slate. */
  public Tale disliked(String viewer, String id, int position, double seconds) {
    return event(
        new ViewerEvent.Dislike(envelope(seconds), viewer, "r" + position, id, null), position);
  }

  /** The visit was closed for silence. */
  public Tale expired(String viewer, int position, double seconds) {
    return fact(new Fact.VisitExpired(viewer, "r" + position, at(seconds)));
  }

  /** The viewer's session ended. */
  public Tale ended(String viewer, double seconds) {
    return fact(new Fact.SessionEnded(viewer, at(seconds)));
  }

  private Tale event(ViewerEvent event, int position) {
    return fact(new Fact.Happened(event, new Resolution(room(position), "learning", false, true)));
  }

  private Tale fact(Fact fact) {
    var time =
        switch (fact) {
          case Fact.Happened(var event, var resolution) -> event.time();
          case Fact.Decided(var decision) -> decision.time();
          case Fact.SessionEnded(var viewer, var millis) -> millis;
          case Fact.VisitExpired(var viewer, var room, var millis) -> millis;
          default -> START;
        };
    facts.add(
        new LoggedFact(
            new Position(0, facts.size()), new Stamp(Stamp.SCHEMA_VERSION, time, 1, 0), fact));
    return this;
  }

  private static RoomRef room(int position) {
    return new RoomRef("r" + position, "b" + position, "s" + position, "music");
  }

  private static Envelope envelope(double seconds) {
    return new Envelope("app", null, at(seconds));
  }

  private static short[] halves(SplittableRandom random, int count) {
    var halves = new short[count];
    for (var i = 0; i < count; i++) {
      halves[i] = Float.floatToFloat16((float) random.nextDouble());
    }
    return halves;
  }
}
