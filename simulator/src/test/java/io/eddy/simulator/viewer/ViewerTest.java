package io.eddy.simulator.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.simulator.scenario.Scenario;
import io.eddy.simulator.streamer.BroadcastSchedule;
import io.eddy.simulator.streamer.Category;
import io.eddy.simulator.streamer.Streamer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ViewerTest {
  private static final long START = Scenario.DEFAULT_START.toEpochMilli();

  @Test
  void habitsAverageToWhatIsPublished() {
    var random = new SplittableRandom(5);
    var viewers = Viewers.draw(4_000, random);
    assertThat(viewers).extracting(Viewer::id).doesNotHaveDuplicates();
    var visits = 0L;
    for (var viewer : viewers) {
      visits += viewer.firstArrival(START, 0) - START < 3_600_000L * 24 ? 1 : 0;
    }
    // Half of a lognormal population with a mean of two sessions a day comes on a day.
    assertThat(visits / 4_000.0).isBetween(.4, .65);
  }

  /** Patience 12 at its median, 1.4 a slate: nine slates of nothing, then away. */
  @Test
  void goesWhenNothingIsShown() {
    var sessions = new ArrayList<Integer>();
    for (var viewer : Viewers.draw(400, new SplittableRandom(6))) {
      var asks = 1;
      assertThat(viewer.asks()).isTrue();
      var now = viewer.react(List.of(), START).enterMillis();
      now = viewer.nextAsk(now, 0);
      while (!viewer.asks()) {
        asks++;
        now = viewer.nextAsk(viewer.react(List.of(), now).enterMillis(), 0);
      }
      sessions.add(asks);
    }
    assertThat(sessions.stream().sorted().toList().get(200)).isEqualTo(9);
  }

  /**
   * The same streamer at quality +1 and −1, seen by viewers who differ in nothing else: satisfaction
   * differs by 2 · .5, which moves ln of both medians by .4, and makes long visits more frequent.
   */
  @Test
  void aBetterRoomIsWatchedLonger() {
    assertThat(meanLogWatch(1, 0) - meanLogWatch(-1, 0)).isBetween(.4, 1.0);
  }

  @Test
  void anAppealingRoomIsEnteredMoreButNotWatchedLonger() {
    assertThat(enters(0, 1)).isGreaterThan((int) (1.3 * enters(0, -1)));
    assertThat(meanLogWatch(0, 1)).isCloseTo(meanLogWatch(0, -1), within(.2));
  }

  @Test
  void aRoomThatIsOverIsNeverEntered() {
    for (var viewer : Viewers.draw(200, new SplittableRandom(8))) {
      viewer.asks();
      var reaction = viewer.react(List.of(new RoomOnScreen(null, 1_000_000)), START);
      assertThat(reaction.entered()).isEqualTo(-1);
      assertThat(reaction.examined()).isEqualTo(1);
      assertThat(viewer.prospect(new RoomOnScreen(null, 5), START)).isEqualTo(Prospect.NOTHING);
    }
  }

  /** Enters over reactions approach odds / (1 + odds) of the truth, a slate of one room each. */
  @Test
  void entersAsOftenAsTheTruthSays() {
    var room = room(0, 0);
    var expected = 0.0;
    var entered = 0;
    for (var viewer : Viewers.draw(20_000, new SplittableRandom(9))) {
      viewer.asks();
      var odds = viewer.prospect(room, now(room)).odds();
      expected += odds / (1 + odds);
      entered += viewer.react(List.of(room), now(room)).entered() == 0 ? 1 : 0;
    }
    assertThat((double) entered).isCloseTo(expected, within(4 * Math.sqrt(expected)));
  }

  @Test
  void lookingAtTheTruthChangesNothing() {
    var room = room(0, 0);
    var looked = Viewers.draw(300, new SplittableRandom(3));
    var plain = Viewers.draw(300, new SplittableRandom(3));
    for (var i = 0; i < 300; i++) {
      looked.get(i).asks();
      plain.get(i).asks();
      looked.get(i).prospect(room, now(room));
      assertThat(looked.get(i).react(List.of(room), now(room)))
          .isEqualTo(plain.get(i).react(List.of(room), now(room)));
    }
  }

  private static int enters(double quality, double appeal) {
    return visits(quality, appeal).size();
  }

  private static double meanLogWatch(double quality, double appeal) {
    return visits(quality, appeal).stream()
        .mapToDouble(visit -> Math.log1p(visit.watchSeconds()))
        .average()
        .orElseThrow();
  }

  private static List<Visit> visits(double quality, double appeal) {
    var room = room(quality, appeal);
    var visits = new ArrayList<Visit>();
    for (var viewer : Viewers.draw(20_000, new SplittableRandom(7))) {
      viewer.asks();
      var visit = viewer.react(List.of(room), now(room)).visit();
      if (visit != null) {
        visits.add(visit);
      }
    }
    return visits;
  }

  private static RoomOnScreen room(double quality, double appeal) {
    var streamer =
        new Streamer(3, Category.ALL.getFirst(), List.of("advice"), 100, quality, appeal, false);
    var schedule = new BroadcastSchedule(streamer, START, 0, new SplittableRandom(1));
    return new RoomOnScreen(schedule.next(), 100);
  }

  private static long now(RoomOnScreen room) {
    return room.broadcast().startMillis() + 60_000;
  }
}
