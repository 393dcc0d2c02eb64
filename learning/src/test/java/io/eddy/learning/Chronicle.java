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
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.ViewerEvent;
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
import org.jspecify.annotations.Nullable;

/**
 * A log told line by line: times are seconds after {@link #START}. A decision d-N is logged with the
 * state [N, 0, …] and the rows [N, position, 0, …], so that lessons tell where they come from.
 */
public final class Chronicle {
  /** The moment 0, epoch milliseconds. */
  public static final long START = 1_800_000_000_000L;

  public static final Features FEATURES = Features.STANDARD;

  private static final String SCHEMA = FEATURES.fingerprint();

  private final List<Fact> facts = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();

  /** What turns this log into lessons; a lesson counts twice as much each hour later. */
  public static ExperienceSettings settings(Discount discount, Experiment experiment) {
    return new ExperienceSettings(
        FEATURES,
        experiment,
        Windows.DEFAULT,
        Prices.DEFAULT,
        discount,
        false,
        Duration.ofHours(1));
  }

  public static ExperienceSettings settings(Discount discount) {
    return settings(discount, Experiment.of(List.of("learning"), 0));
  }

  public static long at(double second) {
    return START + Math.round(second * 1000);
  }

  /** The state that decision d-N was logged with. */
  public static float[] state(int number) {
    var state = new float[FEATURES.stateWidth()];
    state[0] = number;
    return state;
  }

  /** The row that decision d-N was logged with at a position. */
  public static float[] row(int number, int position) {
    var row = new float[FEATURES.width()];
    row[0] = number;
    row[1] = position;
    return row;
  }

  /** How many facts there are so far. */
  public int size() {
    return facts.size();
  }

  /** The facts so far, in log order. */
  public List<LoggedFact> log() {
    var log = new ArrayList<LoggedFact>(facts.size());
    for (var i = 0; i < facts.size(); i++) {
      var stamp = new Stamp(Stamp.SCHEMA_VERSION, times.get(i), 1, 0);
      log.add(new LoggedFact(new Position(0, i), stamp, facts.get(i)));
    }
    return log;
  }

  public static RoomRef room(String roomId) {
    return new RoomRef(roomId, "b-" + roomId, "s-" + roomId, "music");
  }

  /** A decision of rooms {@code r0, r1, …} of its own under the schema that is learned from. */
  public static Decision decision(int number, String viewer, double second, int count) {
    return decision(number, viewer, second, count, null, false, SCHEMA, state(number));
  }

  public static Decision decision(
      int number,
      String viewer,
      double second,
      int count,
      @Nullable String degraded,
      boolean evaluation,
      String schema,
      float[] state) {
    var items = new ArrayList<SlateItem>();
    var roomIds = new ArrayList<String>();
    var rows = new int[count];
    var width = FEATURES.width();
    var features = new short[count * width];
    for (var j = 0; j < count; j++) {
      var expectation = new Expectation(.25f, .2f, .5f, .1f, .4f, .2f);
      items.add(
          new SlateItem(room("r" + j), j, j, 1, Math.log(.5), 2, false, "because", expectation));
      roomIds.add("r" + j);
      rows[j] = j;
      for (var i = 0; i < width; i++) {
        features[j * width + i] = Float.floatToFloat16(row(number, j)[i]);
      }
    }
    var halves = new short[state.length];
    for (var i = 0; i < state.length; i++) {
      halves[i] = Float.floatToFloat16(state[i]);
    }
    return new Decision(
        "d-" + number,
        viewer,
        "home",
        "learning",
        new PolicyRef("slate-q", 0, "f", schema),
        at(second),
        null,
        null,
        null,
        degraded,
        0,
        evaluation,
        new Drawing(.05, .05, 50, 50, 1),
        items,
        new CandidateLog(roomIds, new byte[count], rows, 1, new float[count], halves, features));
  }

  /** A fact that is recorded at a moment. */
  public Chronicle fact(double recorded, Fact fact) {
    facts.add(fact);
    times.add(at(recorded));
    return this;
  }

  public Chronicle decided(int number, String viewer, double second, int count) {
    return fact(second, new Fact.Decided(decision(number, viewer, second, count)));
  }

  private static Envelope envelope(double second) {
    return new Envelope("test", null, at(second));
  }

  private static Fact happened(LiveEvent event, String room) {
    return new Fact.Happened(event, new Resolution(room(room), "learning", false, true));
  }

  public Chronicle impression(int decision, String viewer, double second, int position) {
    var room = "r" + position;
    return fact(
        second,
        happened(
            new ViewerEvent.Impression(
                envelope(second), viewer, room, "d-" + decision, position, null),
            room));
  }

  /** Enters a room of a decision; the visit is called v-second. */
  public Chronicle enter(int decision, String viewer, double second, int position) {
    var room = "r" + position;
    return fact(
        second,
        happened(
            new ViewerEvent.Enter(
                envelope(second), viewer, room, visit(second), "d-" + decision, position),
            room));
  }

  /** The id of the visit that was entered then. */
  public static String visit(double entered) {
    return "v-" + Math.round(entered);
  }

  public static Fact watching(
      String viewer, double second, int position, double entered, double seconds) {
    var room = "r" + position;
    return happened(
        new ViewerEvent.Watch(envelope(second), viewer, room, seconds, visit(entered)), room);
  }

  public Chronicle leave(
      String viewer, double second, int position, double entered, @Nullable Double seconds) {
    var room = "r" + position;
    return fact(
        second,
        happened(
            new ViewerEvent.Leave(envelope(second), viewer, room, visit(entered), seconds, null),
            room));
  }

  public static Fact giving(
      String viewer, double second, int position, double entered, long minor) {
    var room = "r" + position;
    return happened(
        new ViewerEvent.Gift(envelope(second), viewer, room, minor, "EUR", 1, null, visit(entered)),
        room);
  }

  public static Fact liking(
      String viewer, double second, int position, double entered, long count) {
    var room = "r" + position;
    return happened(
        new ViewerEvent.Like(envelope(second), viewer, room, count, visit(entered)), room);
  }

  public Chronicle dislike(int decision, String viewer, double second, int position) {
    var room = "r" + position;
    return fact(
        second,
        happened(
            new ViewerEvent.Dislike(envelope(second), viewer, room, "d-" + decision, null), room));
  }

  public Chronicle expired(String viewer, double second, int position) {
    return fact(second, new Fact.VisitExpired(viewer, "r" + position, at(second)));
  }

  public Chronicle sessionEnded(String viewer, double second) {
    return fact(second, new Fact.SessionEnded(viewer, at(second)));
  }
}
