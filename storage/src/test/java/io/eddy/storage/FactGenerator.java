package io.eddy.storage;

import io.eddy.recommender.decision.CandidateLog;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.DecisionId;
import io.eddy.recommender.decision.Drawing;
import io.eddy.recommender.decision.Expectation;
import io.eddy.recommender.decision.PolicyRef;
import io.eddy.recommender.decision.RoomRef;
import io.eddy.recommender.decision.SlateItem;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.fact.Resolution;
import io.eddy.recommender.fact.Stamp;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Facts of every kind, drawn from a seed, as large as real ones: rooms and viewers come back with a
 * skew, room features are a room's own, most pair features are zero.
 */
public final class FactGenerator {
  /** Item features of a logged row. */
  public static final int ITEM_FEATURES = 26;

  /** State features of a decision. */
  public static final int STATE_FEATURES = 26;

  private static final int ROOMS = 1_000;
  private static final int VIEWERS = 5_000;
  private static final int ROOM_FEATURES = 10;
  private static final int PAIR_FEATURES = 10;
  private static final long CONFIG_VERSION = 0x5eed_c0ff_ee15_600dL;
  private static final List<String> REASONS =
      List.of("Popular now", "You watched this streamer", "New in games", "Something different");
  private static final List<String> CATEGORIES = List.of("music", "games", "talk", "outdoor");

  private final RandomGenerator random;
  private final EventGenerator events;
  private long time = 1_790_000_000_000L;

  /** Draws from a seed. */
  public FactGenerator(long seed) {
    random = new SplittableRandom(seed);
    events = new EventGenerator(random);
  }

  /** Facts from a position on, one in five a decision over 60 candidates, the others events. */
  public List<LoggedFact> facts(Position from, int count) {
    var facts = new ArrayList<LoggedFact>(count);
    var position = from;
    for (var i = 0; i < count; i++) {
      var fact = random.nextInt(5) == 0 ? decided(position, 60, 20, 6) : happened(events.any(time));
      facts.add(logged(position, fact));
      position = position.next();
    }
    return facts;
  }

  /** A fact under a stamp, a few milliseconds after the one before. */
  public LoggedFact logged(Position position, Fact fact) {
    time += random.nextInt(20);
    return new LoggedFact(
        position,
        new Stamp(Stamp.SCHEMA_VERSION, time, 1 + random.nextInt(3), CONFIG_VERSION),
        fact);
  }

  /** A fact of one of the kinds of {@link Fact}. */
  public Fact fact(Class<?> kind) {
    if (kind == Fact.Happened.class) {
      return happened(events.any(time));
    } else if (kind == Fact.Decided.class) {
      return decided(Position.START, random.nextInt(1, 200), 42, 10);
    } else if (kind == Fact.VisitExpired.class) {
      return new Fact.VisitExpired(viewerId(random), roomId(room(random)), time);
    } else if (kind == Fact.SessionEnded.class) {
      return new Fact.SessionEnded(viewerId(random), time);
    } else if (kind == Fact.ViewerRetired.class) {
      return new Fact.ViewerRetired(viewerId(random), time);
    } else if (kind == Fact.LeaseExpired.class) {
      var room = roomRef(room(random));
      return new Fact.LeaseExpired(room.roomId(), room.broadcastId(), time);
    } else if (kind == Fact.StreamerRetired.class) {
      return new Fact.StreamerRetired(roomId(room(random)), time);
    } else if (kind == Fact.RoomRetired.class) {
      return new Fact.RoomRetired(roomId(room(random)), time);
    }
    throw new IllegalArgumentException("Teach the generator to draw a " + kind.getName() + ".");
  }

  /** A fact of an event of one of the kinds of {@link LiveEvent}. */
  public Fact.Happened event(Class<?> kind) {
    return happened(events.of(kind, time));
  }

  /** A decision with that many candidates, logged rows (at most) and slate items (at most). */
  public Fact.Decided decided(Position position, int candidates, int logged, int items) {
    var rooms = candidateRooms(candidates);
    var rows = IntStream.range(0, Math.min(logged, candidates)).toArray();
    var slate = new ArrayList<SlateItem>();
    for (var i = 0; i < Math.min(items, rows.length); i++) {
      slate.add(item(i, rows[i], candidates - i, roomRef(rooms.get(rows[i]))));
    }
    var id =
        new DecisionId(0, position.offset(), Long.toString(random.nextLong(1L << 55), 36)).text();
    return new Fact.Decided(
        new Decision(
            id,
            viewerId(random),
            "home",
            random.nextBoolean() ? "learning" : "popularity",
            new PolicyRef("slate-q", random.nextInt(200), "9f86d081884c7d65", "2c26b46b68ffc68f"),
            time,
            maybe(hash()),
            random.nextInt(50) == 0 ? id : null,
            random.nextInt(10) == 0 ? id : null,
            random.nextInt(50) == 0 ? "warming_up" : null,
            random.nextInt(4),
            random.nextInt(10) == 0,
            new Drawing(.05, .02 + random.nextDouble() / 100, 2, 6, random.nextLong()),
            slate,
            candidateLog(rooms, rows)));
  }

  static String viewerId(RandomGenerator random) {
    return pseudonym(new SplittableRandom(skewed(random, VIEWERS)));
  }

  /** 128 random bits as 22 characters. */
  static String pseudonym(RandomGenerator random) {
    var bits = new byte[16];
    random.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  static int room(RandomGenerator random) {
    return skewed(random, ROOMS);
  }

  static String roomId(int room) {
    return "room-" + (100_000 + room * 7919L % 900_000);
  }

  static RoomRef roomRef(int room) {
    return new RoomRef(
        roomId(room),
        "bc-" + (1_000_000 + room * 104_729L % 9_000_000),
        "streamer-" + (room / 2),
        CATEGORIES.get(room % CATEGORIES.size()));
  }

  private Fact.Happened happened(LiveEvent event) {
    return new Fact.Happened(
        event,
        new Resolution(
            random.nextInt(10) == 0 ? null : roomRef(room(random)),
            maybe("learning"),
            random.nextInt(50) == 0,
            random.nextInt(50) != 0));
  }

  private List<Integer> candidateRooms(int count) {
    var rooms = new ArrayList<Integer>(IntStream.range(0, ROOMS).boxed().toList());
    Collections.shuffle(rooms, java.util.Random.from(random));
    return rooms.subList(0, count);
  }

  private SlateItem item(int position, int candidate, int feasible, RoomRef room) {
    return new SlateItem(
        room,
        position,
        candidate,
        random.nextGaussian(),
        -random.nextExponential(),
        feasible,
        random.nextInt(10) == 0,
        REASONS.get(random.nextInt(REASONS.size())),
        new Expectation(
            random.nextFloat(),
            random.nextFloat(),
            random.nextFloat(),
            (float) random.nextGaussian(),
            (float) random.nextGaussian(),
            .3f));
  }

  private CandidateLog candidateLog(List<Integer> rooms, int[] rows) {
    var scores = new float[rows.length];
    var features = new short[rows.length * ITEM_FEATURES];
    for (var row = 0; row < rows.length; row++) {
      scores[row] = (float) random.nextGaussian();
      itemFeatures(rooms.get(rows[row]), row * ITEM_FEATURES, features);
    }
    var sources = new byte[rooms.size()];
    for (var i = 0; i < sources.length; i++) {
      sources[i] = (byte) random.nextInt(6);
    }
    var state = new short[STATE_FEATURES];
    for (var i = 0; i < state.length; i++) {
      state[i] = half(random.nextGaussian());
    }
    return new CandidateLog(
        rooms.stream().map(FactGenerator::roomId).toList(),
        sources,
        rows,
        random.nextFloat(),
        scores,
        state,
        features,
        groups(rows.length),
        groups(rows.length));
  }

  private short[] groups(int rows) {
    var groups = new short[rows];
    for (var i = 0; i < rows; i++) {
      groups[i] = (short) (random.nextInt(i + 2) - 1);
    }
    return groups;
  }

  private void itemFeatures(int room, int from, short[] features) {
    var own = new SplittableRandom(room);
    for (var i = 0; i < ITEM_FEATURES; i++) {
      if (i < ROOM_FEATURES) {
        features[from + i] = half(own.nextGaussian());
      } else if (i < ROOM_FEATURES + PAIR_FEATURES && random.nextInt(5) != 0) {
        features[from + i] = 0;
      } else {
        features[from + i] = half(random.nextGaussian());
      }
    }
  }

  private String hash() {
    return pseudonym(random);
  }

  private @Nullable String maybe(String text) {
    return random.nextBoolean() ? text : null;
  }

  private static short half(double value) {
    return Float.floatToFloat16((float) value);
  }

  /** A number below a bound; small ones come back often. */
  private static int skewed(RandomGenerator random, int bound) {
    return (int) (bound * Math.pow(random.nextDouble(), 3));
  }
}
