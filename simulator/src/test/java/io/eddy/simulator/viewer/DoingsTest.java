package io.eddy.simulator.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.recommender.reward.Prices;
import org.junit.jupiter.api.Test;

final class DoingsTest {
  private static final Habits AVERAGE = new Habits(17, 1, 1, 1);

  @Test
  void givesMoreToWhomItGaveBeforeAndAtHighlights() {
    var first = Doings.of(AVERAGE, false, false, 0);
    var again = Doings.of(AVERAGE, false, true, 0);
    var moment = Doings.of(AVERAGE, false, false, 1);
    assertThat(again.gifts() / first.gifts()).isCloseTo(4, within(1e-9));
    assertThat(moment.gifts() / first.gifts()).isCloseTo(Math.exp(.3), within(1e-9));
    assertThat(Doings.of(AVERAGE, true, false, 0).follows()).isZero();
  }

  /**
   * One comment an hour, comments at 1.5 and 2.5 h: the first of a two-hour visit stays. No likes or
   * gifts within it; a follow, at .02 an hour and draw .03, after 1.5 h.
   */
  @Test
  void actsAtTheMomentsOfAPoissonProcess() {
    var visit =
        new Doings(1, 1, 1, .02)
            .during(7_200, new Scripted().exponentials(1.5, 1, 9, 9, .03, 9).uniforms());
    assertThat(visit.comments()).containsExactly(5_400.0);
    assertThat(visit.likes()).isEmpty();
    assertThat(visit.gifted()).isFalse();
    assertThat(visit.followAt()).isCloseTo(5_400, within(1e-6));
    assertThat(visit.shareAt()).isEqualTo(-1);
    assertThat(visit.disliked()).isFalse();
  }

  /** A fast leave says so at draws below .01 and .0005. */
  @Test
  void complainsAfterFastLeaves() {
    var draws = new Scripted().exponentials(9, 9, 9, 9, 9).uniforms(.009, .0004);
    var visit = new Doings(1, 1, 1, .02).during(2, draws);
    assertThat(visit.disliked()).isTrue();
    assertThat(visit.reported()).isTrue();
  }

  /**
   * An hour with one like and one comment: .2 + .3; shares 1 − e^−.02 = .0198 at .3; no follow.
   * Twenty likes are paid as ten.
   */
  @Test
  void pricesWhatIsExpected() {
    assertThat(new Doings(1, 1, 0, 0).worth(3_600, Prices.DEFAULT))
        .isCloseTo(.5 + .3 * .0198013, within(1e-6));
    assertThat(new Doings(0, 20, 0, 0).worth(3_600, Prices.DEFAULT))
        .isCloseTo(2 + .3 * .0198013, within(1e-6));
  }

  /** Rate 1 for an hour: a gift with 1 − 1/e = .63212; given one, 1/.63212 = 1.58198 of them. */
  @Test
  void pricesGiftsOnALogarithm() {
    assertThat(new Doings(0, 0, 1, 0).worth(3_600, Prices.DEFAULT))
        .isCloseTo(
            .63212 * (GiftPrices.MEAN_LOG + Math.log(1.58198)) + .3 * .0198013, within(1e-4));
  }
}
