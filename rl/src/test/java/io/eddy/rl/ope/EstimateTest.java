package io.eddy.rl.ope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Four steps by hand: weights 2, ½, 4, 0; rewards 1, 1, 0, 1; model ½, ¼, ½, 0; expected ½, ½, ¼, ¼. */
class EstimateTest {

  private static final double ROUNDING = 1e-12;
  private static final List<ScoredStep> LOG =
      List.of(
          new ScoredStep(.25, .5, 1, .5, .5),
          new ScoredStep(.5, .25, 1, .25, .5),
          new ScoredStep(.125, .5, 0, .5, .25),
          new ScoredStep(.5, 0, 1, 0, .25));

  private static final Map<String, Estimate> ESTIMATES =
      estimates(
          List.of(
              new InverseProbabilityWeighting(),
              new InverseProbabilityWeighting(1),
              new SelfNormalizedInverseProbabilityWeighting(),
              new SubGaussianInverseProbabilityWeighting(.5),
              new DirectMethod(),
              new DoublyRobust(),
              new SelfNormalizedDoublyRobust(),
              new SwitchDoublyRobust(3),
              new DoublyRobustWithShrinkage(4)));

  @Test
  void everyValueIsWhatTheFormulaSays() {
    assertThat(value("ipw")).isCloseTo(.625, within(ROUNDING)); // (2 + ½)/4
    assertThat(value("clippedIpw")).isCloseTo(.375, within(ROUNDING)); // (1 + ½)/4
    assertThat(value("snipw")).isCloseTo(2.5 / 6.5, within(ROUNDING));
    // w/(½ + ½w): 4/3 and 2/3
    assertThat(value("subGaussianIpw")).isCloseTo(.5, within(ROUNDING));
    assertThat(value("dm")).isCloseTo(.375, within(ROUNDING));
    // w(r − q): 1, 3/8, −2, 0; sum −5/8
    assertThat(value("dr")).isCloseTo(.375 - .15625, within(ROUNDING));
    assertThat(value("sndr")).isCloseTo(.375 - .625 / 6.5, within(ROUNDING));
    // Without the weight of 4: (1 + 3/8)/4
    assertThat(value("switchDr")).isCloseTo(.375 + .34375, within(ROUNDING));
    // 4w/(w² + 4): 1, 8/17, 4/5 on ½, ¾, −½
    assertThat(value("drOs")).isCloseTo(.375 + (.5 + 6.0 / 17 - .4) / 4, within(ROUNDING));
  }

  @Test
  void standardErrorsAreThoseOfTheMean() {
    // 2, ½, 0, 0: mean 5/8, squared deviations 121/64 + 1/64 + 25/64 + 25/64 = 43/16; /3/4
    assertThat(error("ipw")).isCloseTo(Math.sqrt(43.0 / 16 / 12), within(ROUNDING));
    // DR: 3/2, 7/8, −7/4, ¼; mean 7/32
    var deviations =
        Math.pow(41.0 / 32, 2) + Math.pow(21.0 / 32, 2) + Math.pow(63.0 / 32, 2) + 1.0 / 1024;
    assertThat(error("dr")).isCloseTo(Math.sqrt(deviations / 12), within(ROUNDING));
  }

  @Test
  void theErrorOfARatioIsThatOfItsLinearisation() {
    // w(r − 5/13)/w̄ with w̄ = 13/8: (16, 4, −20, 0)/13 · 8/13; their mean is 0
    var deviations = (16 * 16 + 4 * 4 + 20 * 20) * Math.pow(8.0 / 169, 2);
    assertThat(error("snipw")).isCloseTo(Math.sqrt(deviations / 12), within(ROUNDING));
  }

  @Test
  void weightsAreDescribed() {
    var ipw = estimate("clippedIpw");
    assertThat(ipw.effectiveSampleSize()).isCloseTo(42.25 / 20.25, within(ROUNDING));
    assertThat(ipw.meanWeight()).isCloseTo(1.625, within(ROUNDING));
    assertThat(ipw.largestWeight()).isEqualTo(4);
    assertThat(ipw.clippedShare()).isCloseTo(4 / 6.5, within(ROUNDING)); // (1 + 3)/6.5
    assertThat(estimate("ipw").clippedShare()).isZero();
    assertThat(estimate("dm").clippedShare()).isEqualTo(1);
  }

  @Test
  void badInputNamesValueAndRemedy() {
    assertThatThrownBy(() -> ScoredStep.of(0, 1, 1))
        .hasMessage(
            "The propensity (0.0) must be in (0, 1]. Maybe it is a logarithm or a count; NaN says"
                + " unknown.");
    assertThatThrownBy(() -> ScoredStep.of(.5, 1.5, 1))
        .hasMessageContaining("target probability (1.5)");
    assertThatThrownBy(() -> ScoredStep.of(.5, .5, Double.NaN))
        .hasMessageContaining("reward (NaN)");
    assertThatThrownBy(() -> new LoggedStep(0, new double[0], 2, 1, .5, new double[] {.5, .5}))
        .hasMessageContaining("action (2)");
    assertThatThrownBy(() -> new LoggedStep(0, new double[0], 1, 1, .5, new double[] {.5, .4}))
        .hasMessageContaining("sum to 0.9");
    assertThatThrownBy(() -> new InverseProbabilityWeighting(0)).hasMessageContaining("clip (0.0)");
    assertThatThrownBy(() -> new SwitchDoublyRobust(-1)).hasMessageContaining("threshold (-1.0)");
    assertThatThrownBy(() -> new DoublyRobustWithShrinkage(-1))
        .hasMessageContaining("lambda (-1.0)");
    assertThatThrownBy(() -> new SubGaussianInverseProbabilityWeighting(2))
        .hasMessageContaining("lambda (2.0)");
    assertThatThrownBy(() -> new PerDecisionImportanceSampling(1.1))
        .hasMessageContaining("discount (1.1)");
    assertThatThrownBy(() -> estimates(List.of(new ReplayMethod(2))))
        .hasMessageContaining("propensity (0.25) must be that of a uniform draw of 2");
    assertThatThrownBy(() -> new EvaluationSettings(false, 10, 1))
        .hasMessageContaining("replicates (10)");
    assertThatThrownBy(() -> CrossFitting.fit(step -> {}, 1, () -> new RidgeRewards(1, 1, 1)))
        .hasMessageContaining("folds (1)");
  }

  private static Map<String, Estimate> estimates(List<Estimator<ScoredStep>> estimators) {
    var evaluation = new OffPolicyEvaluation<>(estimators, EvaluationSettings.INDEPENDENT);
    for (var i = 0; i < LOG.size(); i++) {
      evaluation.add(i, LOG.get(i));
    }
    return evaluation.byName();
  }

  private static Estimate estimate(String name) {
    return Objects.requireNonNull(ESTIMATES.get(name));
  }

  private static double value(String name) {
    return estimate(name).value();
  }

  private static double error(String name) {
    return estimate(name).standardError();
  }
}
