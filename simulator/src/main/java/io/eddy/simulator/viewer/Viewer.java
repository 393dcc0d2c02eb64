package io.eddy.simulator.viewer;

import io.eddy.recommender.reward.Prices;
import io.eddy.simulator.scenario.DayProfile;
import io.eddy.simulator.streamer.Broadcast;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * One viewer: comes by the hour, asks, looks, enters, watches, and goes when patience ends.
 *
 * <p>Patience is KuaiSim's temper: it starts anew at every session and each slate takes the more of it
 * the less the viewer got; long watching takes some too. Not safe for threads: the world calls it
 * from one.
 */
public final class Viewer {
  /** Slates per session that turn slates per day into sessions per day. */
  static final double DECISIONS_PER_SESSION = 9;

  /** Median of patience at the start of a session. */
  static final double PATIENCE = 12;

  /** Spread of ln patience. */
  static final double PATIENCE_LOG_SD = .5;

  private static final double DISAPPOINTMENT = 1.4;
  private static final double LEAST_COST = .4;
  private static final double RELIEF = .3;
  private static final double RELIEF_SECONDS = 30;
  private static final double SECONDS_PER_PATIENCE = 1_800;
  private static final long FIRST_LOOK_MILLIS = 1_000;
  private static final long LOOK_MILLIS = 1_200;
  private static final double PAUSE_MILLIS = 2_500;
  private static final double PAUSE_LOG_SD = .6;
  private static final double LONGEST_PAUSE_MILLIS = 60_000;

  private final int index;
  private final Taste taste;
  private final Habits habits;
  private final RandomGenerator random;
  private final Map<Integer, Bond> bonds = new HashMap<>();
  private double patience;
  private boolean away = true;

  Viewer(int index, Taste taste, Habits habits, RandomGenerator random) {
    this.index = index;
    this.taste = taste;
    this.habits = habits;
    this.random = random;
  }

  /** Number of this viewer, from 0. */
  public int index() {
    return index;
  }

  /** The id on the wire. */
  public String id() {
    return "viewer-" + index;
  }

  /** When the first session begins. */
  public long firstArrival(long now, long zoneMillis) {
    return nextSession(now, zoneMillis);
  }

  /** The viewer asks for a slate; after an absence a session begins. Returns whether one did. */
  public boolean asks() {
    var arrives = away;
    if (arrives) {
      patience = PATIENCE * Math.exp(PATIENCE_LOG_SD * random.nextGaussian());
      away = false;
    }
    return arrives;
  }

  /** Looks at a slate that is on screen from now on. */
  public Reaction react(List<RoomOnScreen> slate, long now) {
    var start = now + FIRST_LOOK_MILLIS;
    var examined = Examination.depth(slate.size(), random);
    var decides = start + examined * LOOK_MILLIS;
    var odds = new double[examined];
    var sum = 1.0;
    for (var i = 0; i < examined; i++) {
      odds[i] = odds(slate.get(i), decides);
      sum += odds[i];
    }
    var entered = chosen(odds, random.nextDouble() * sum);
    for (var i = 0; i < examined; i++) {
      var broadcast = slate.get(i).live(decides);
      if (i != entered && broadcast != null) {
        bond(broadcast.streamer().index(), decides).passedOver(decides);
      }
    }
    var room = entered < 0 ? null : slate.get(entered).live(decides);
    var visit = room == null ? null : visit(room, decides);
    if (visit == null) {
      patience -= DISAPPOINTMENT;
    }
    return new Reaction(start, LOOK_MILLIS, examined, entered, decides, visit);
  }

  /** A visit to a streamer's room has ended. */
  public void leaves(int streamer, Visit visit, long now) {
    bond(streamer, now).visited(visit, now);
    var watched = visit.watchSeconds();
    patience -=
        watched < Visit.FAST_LEAVE_SECONDS
            ? DISAPPOINTMENT
            : Math.max(LEAST_COST, DISAPPOINTMENT - RELIEF * Math.log1p(watched / RELIEF_SECONDS))
                + watched / SECONDS_PER_PATIENCE;
  }

  /** When this viewer asks next: soon, or when the next session begins. */
  public long nextAsk(long now, long zoneMillis) {
    if (patience > 0) {
      var pause = PAUSE_MILLIS * Math.exp(PAUSE_LOG_SD * random.nextGaussian());
      return now + 500 + Math.round(Math.min(LONGEST_PAUSE_MILLIS, pause));
    }
    away = true;
    return nextSession(now, zoneMillis);
  }

  /** What a room truly holds for this viewer; changes nothing and draws nothing. */
  public Prospect prospect(RoomOnScreen room, long now) {
    var broadcast = room.live(now);
    return broadcast == null
        ? Prospect.NOTHING
        : new Prospect(
            odds(room, now),
            Prospect.reward(watchTime(broadcast, now), doings(broadcast, now), Prices.DEFAULT));
  }

  private long nextSession(long now, long zoneMillis) {
    var perDay = habits.decisionsPerDay() / DECISIONS_PER_SESSION;
    return 1
        + DayProfile.VIEWERS.next(now + zoneMillis, perDay, random.nextExponential())
        - zoneMillis;
  }

  private double odds(RoomOnScreen room, long now) {
    var broadcast = room.live(now);
    if (broadcast == null) {
      return 0;
    }
    var streamer = broadcast.streamer();
    var bond = bonds.get(streamer.index());
    return Math.exp(Attraction.pull(broadcast, room.viewers(), taste.match(streamer), bond, now));
  }

  /** The position whose share of the odds holds the mark, or −1: what is left belongs to nothing. */
  private static int chosen(double[] odds, double mark) {
    var left = mark;
    for (var i = 0; i < odds.length; i++) {
      left -= odds[i];
      if (left < 0) {
        return i;
      }
    }
    return -1;
  }

  private Visit visit(Broadcast broadcast, long now) {
    return doings(broadcast, now).during(watchTime(broadcast, now).draw(random), random);
  }

  private WatchTime watchTime(Broadcast broadcast, long now) {
    var streamer = broadcast.streamer();
    var satisfaction =
        Attraction.satisfaction(broadcast, taste.match(streamer), bonds.get(streamer.index()), now);
    return WatchTime.at(satisfaction, broadcast.secondsLeft(now));
  }

  private Doings doings(Broadcast broadcast, long now) {
    var bond = bonds.get(broadcast.streamer().index());
    return Doings.of(
        habits,
        bond != null && bond.followed(),
        bond != null && bond.gifted(),
        broadcast.highlightAt(now));
  }

  private Bond bond(int streamer, long now) {
    return bonds.computeIfAbsent(streamer, unknown -> new Bond(now));
  }
}
