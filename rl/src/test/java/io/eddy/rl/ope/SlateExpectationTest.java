package io.eddy.rl.ope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Each estimator of slates by enumeration: right for the viewers it assumes, wrong for others. */
class SlateExpectationTest {

  private static final double ROUNDING = 1e-12;
  private static final double CLEARLY = .01;

  @Test
  void theWeightOfTheWholeSlateIsUnbiasedForAnyViewer() {
    var ips = new SlateStandardIps();
    assertThat(bias(ips, SmallSlates.INDEPENDENT)).isLessThan(ROUNDING);
    assertThat(bias(ips, SmallSlates.CASCADE)).isLessThan(ROUNDING);
    assertThat(bias(ips, SmallSlates.COMPARING)).isLessThan(ROUNDING);
  }

  @Test
  void marginalWeightsAreUnbiasedForIndependentPositionsOnly() {
    var ips = new SlateIndependentIps();
    assertThat(bias(ips, SmallSlates.INDEPENDENT)).isLessThan(ROUNDING);
    assertThat(bias(ips, SmallSlates.CASCADE)).isGreaterThan(CLEARLY);
    assertThat(bias(ips, SmallSlates.COMPARING)).isGreaterThan(CLEARLY);
  }

  @Test
  void weightsFromTheTopAreUnbiasedForViewersWhoReadFromTheTop() {
    var ips = new SlateRewardInteractionIps();
    assertThat(bias(ips, SmallSlates.INDEPENDENT)).isLessThan(ROUNDING);
    assertThat(bias(ips, SmallSlates.CASCADE)).isLessThan(ROUNDING);
    assertThat(bias(ips, SmallSlates.COMPARING)).isGreaterThan(CLEARLY);
  }

  @Test
  void cascadeDoublyRobustIsUnbiasedForThemWithAWrongModel() {
    var dr = new SlateCascadeDoublyRobust();
    assertThat(bias(dr, SmallSlates.INDEPENDENT)).isLessThan(ROUNDING);
    assertThat(bias(dr, SmallSlates.CASCADE)).isLessThan(ROUNDING);
    assertThat(bias(dr, SmallSlates.COMPARING)).isGreaterThan(CLEARLY);
  }

  @Test
  void everyWeightIsExpectedToBeOne() {
    // The reward is 1 in all: then each estimator without a model expects the number of positions,
    // 2.
    SmallSlates.Viewer pleased = (k, first, second) -> 1;
    assertThat(SmallSlates.expectation(new SlateStandardIps(), pleased))
        .isCloseTo(2, within(ROUNDING));
    assertThat(SmallSlates.expectation(new SlateIndependentIps(), pleased))
        .isCloseTo(2, within(ROUNDING));
    assertThat(SmallSlates.expectation(new SlateRewardInteractionIps(), pleased))
        .isCloseTo(2, within(ROUNDING));
  }

  private static double bias(Estimator<LoggedSlate> estimator, SmallSlates.Viewer viewer) {
    return Math.abs(SmallSlates.expectation(estimator, viewer) - SmallSlates.truth(viewer));
  }
}
