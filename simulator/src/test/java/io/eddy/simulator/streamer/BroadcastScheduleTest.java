package io.eddy.simulator.streamer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.simulator.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BroadcastScheduleTest {
  private static final long START = Scenario.DEFAULT_START.toEpochMilli();
  private static final Streamer STREAMER =
      new Streamer(7, Category.ALL.get(2), List.of("piano"), 100, 0, 0, false);
  private static final List<Broadcast> BROADCASTS = broadcasts(4_000);

  @Test
  void aStreamerIsNeverLiveTwiceAtOnce() {
    for (var i = 1; i < BROADCASTS.size(); i++) {
      assertThat(BROADCASTS.get(i).startMillis()).isGreaterThan(BROADCASTS.get(i - 1).endMillis());
    }
  }

  /** KuaiLive: 1.22 a day. */
  @Test
  void goesLiveAsOftenAsPublished() {
    var days = (BROADCASTS.getLast().startMillis() - START) / 86_400_000.0;
    assertThat(BROADCASTS.size() / days).isCloseTo(1.22, within(.05));
  }

  @Test
  void durationsHaveAMedianOfAnHour() {
    var minutes =
        BROADCASTS.stream()
            .map(each -> (each.endMillis() - each.startMillis()) / 60_000.0)
            .sorted()
            .toList();
    assertThat(minutes.get(2_000)).isCloseTo(60, within(4.0));
    // One standard deviation of the logarithm above the median: 60e.
    assertThat(minutes.get((int) (.8413 * 4_000))).isCloseTo(163, within(13.0));
    assertThat(minutes.getLast()).isEqualTo(Broadcast.MOST_MINUTES);
  }

  /** Values 30 s apart correlate by .9, of mean 0 and variance 1 over all. */
  @Test
  void highlightsRememberFiveMinutes() {
    var sum = 0.0;
    var squares = 0.0;
    var products = 0.0;
    var count = 0L;
    for (var each : BROADCASTS) {
      for (var at = each.startMillis(); at + 30_000 < each.endMillis(); at += 30_000) {
        sum += each.highlightAt(at);
        squares += each.highlightAt(at) * each.highlightAt(at);
        products += each.highlightAt(at) * each.highlightAt(at + 30_000);
        count++;
      }
    }
    assertThat(sum / count).isCloseTo(0, within(.03));
    assertThat(squares / count).isCloseTo(1, within(.03));
    assertThat(products / squares).isCloseTo(.9, within(.01));
  }

  @Test
  void isLiveFromItsStartToJustBeforeItsEnd() {
    var first = BROADCASTS.getFirst();
    assertThat(first.liveAt(first.startMillis())).isTrue();
    assertThat(first.liveAt(first.startMillis() - 1)).isFalse();
    assertThat(first.liveAt(first.endMillis())).isFalse();
    assertThat(first.secondsLeft(first.endMillis() - 2_500)).isEqualTo(2.5);
    assertThat(first.secondsLeft(first.endMillis() + 1)).isZero();
  }

  @Test
  void theAudienceComesInTheFirstMinutes() {
    var first = BROADCASTS.getFirst();
    var early = first.audienceAt(first.startMillis(), 0);
    var later = first.audienceAt(first.startMillis() + 300_000, 0);
    assertThat(early / (double) later).isCloseTo(.2, within(.06));
  }

  @Test
  void theSameSeedMakesTheSameSchedule() {
    assertThat(broadcasts(50).stream().map(Broadcast::startMillis))
        .containsExactlyElementsOf(
            BROADCASTS.subList(0, 50).stream().map(Broadcast::startMillis).toList());
  }

  private static List<Broadcast> broadcasts(int count) {
    var schedule = new BroadcastSchedule(STREAMER, START, 0, new SplittableRandom(1));
    var list = new ArrayList<Broadcast>();
    for (var i = 0; i < count; i++) {
      list.add(schedule.next());
    }
    return list;
  }
}
