package io.eddy.rl.ope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What estimators expect, by enumeration of all that can be logged: no chance, no tolerance for it. */
class BanditExpectationTest {

  // .4(.1·.2 + .2·.5 + .7·.9) + .6(.6·.4 + .3·.8 + .1·.1) = .4·.75 + .6·.49
  private static final double TRUTH = .594;
  private static final double ROUNDING = 1e-12;

  @Test
  void theTruthIsWhatTheTargetPolicyEarns() {
    assertThat(SmallBandit.truth()).isCloseTo(TRUTH, within(ROUNDING));
  }

  @Test
  void inverseProbabilityWeightingIsUnbiased() {
    var ipw = new InverseProbabilityWeighting();
    assertThat(SmallBandit.expectation(ipw, RewardModel.ZERO)).isCloseTo(TRUTH, within(ROUNDING));
  }

  @Test
  void doublyRobustIsUnbiasedWithAWrongModel() {
    assertThat(SmallBandit.expectation(new DoublyRobust(), SmallBandit.WRONG))
        .isCloseTo(TRUTH, within(ROUNDING));
  }

  @Test
  void theDirectMethodExpectsWhatItsModelSays() {
    // x = 0: .1·.3 + .2·.5 + .7·.7 = .62; x = 1: .6·.05 + .3·.25 + .1·.45 = .15; .4·.62 + .6·.15
    assertThat(SmallBandit.expectation(new DirectMethod(), SmallBandit.WRONG))
        .isCloseTo(.338, within(ROUNDING));
  }

  @Test
  void clippingLosesWhatLiesAboveTheClip() {
    // Weights .2 2/3 3.5 | 3 1.5 1/6; clipped at 2, actions (0,2) and (1,0) lose
    // .4·.2·1.5·.9 + .6·.2·1·.4 = .108 + .048
    assertThat(SmallBandit.expectation(new InverseProbabilityWeighting(2), RewardModel.ZERO))
        .isCloseTo(TRUTH - .156, within(ROUNDING));
  }

  @Test
  void switchingReplacesRewardsByTheModelAboveTheThreshold() {
    // The residuals lost are π_e(q − q̂): .4·.7(.9 − .7) + .6·.6(.4 − .05) = .056 + .126
    assertThat(SmallBandit.expectation(new SwitchDoublyRobust(2), SmallBandit.WRONG))
        .isCloseTo(TRUTH - .182, within(ROUNDING));
  }

  @Test
  void shrinkageAndSubGaussianWeightsAreBiasedAndTheirLimitsAreNot() {
    for (var biased :
        List.of(
            SmallBandit.expectation(new DoublyRobustWithShrinkage(5), SmallBandit.WRONG),
            SmallBandit.expectation(
                new SubGaussianInverseProbabilityWeighting(.3), RewardModel.ZERO))) {
      assertThat(Math.abs(biased - TRUTH)).isGreaterThan(.03);
    }
    assertThat(
            SmallBandit.expectation(
                new DoublyRobustWithShrinkage(Double.POSITIVE_INFINITY), SmallBandit.WRONG))
        .isCloseTo(TRUTH, within(ROUNDING));
    assertThat(
            SmallBandit.expectation(
                new SubGaussianInverseProbabilityWeighting(0), RewardModel.ZERO))
        .isCloseTo(TRUTH, within(ROUNDING));
  }

  @Test
  void doublyRobustIsUnbiasedOverAllLogsWithCrossFittedModelsOnly() {
    var crossFitted =
        meanOverLogs(
            3,
            log -> {
              var models = CrossFitting.fit(log::forEach, 2, () -> new RidgeRewards(3, 1, 1));
              return log.stream().map(models::scored).mapToDouble(this::added).sum() / 3;
            });
    var fittedToItself =
        meanOverLogs(
            3,
            log -> {
              var learner = new RidgeRewards(3, 1, 1);
              log.forEach(step -> learner.add(step.context(), step.action(), step.reward()));
              var model = learner.model();
              return log.stream().map(step -> step.scored(model)).mapToDouble(this::added).sum()
                  / 3;
            });
    assertThat(crossFitted).isCloseTo(TRUTH, within(ROUNDING));
    assertThat(Math.abs(fittedToItself - TRUTH)).isGreaterThan(.005);
  }

  /** What doubly robust averages. */
  private double added(ScoredStep step) {
    var terms = new Terms(0);
    new DoublyRobust().terms(step, terms);
    return terms.values()[0];
  }

  @Test
  void selfNormalisedEstimatorsAreBiasedLessTheLongerTheLog() {
    var snipw = new SelfNormalizedInverseProbabilityWeighting();
    var sndr = new SelfNormalizedDoublyRobust();
    for (Estimator<ScoredStep> estimator : List.of(snipw, sndr)) {
      var one = Math.abs(meanOverLogs(1, log -> value(estimator, scored(log))) - TRUTH);
      var two = Math.abs(meanOverLogs(2, log -> value(estimator, scored(log))) - TRUTH);
      var three = Math.abs(meanOverLogs(3, log -> value(estimator, scored(log))) - TRUTH);
      assertThat(one).isGreaterThan(.03);
      assertThat(two).isLessThan(.8 * one);
      assertThat(three).isLessThan(.8 * two);
    }
  }

  @Test
  void replayAveragesWhatAUniformLogAndTheTargetHaveInCommon() {
    var replay = new ReplayMethod(2);
    var log =
        List.of(
            ScoredStep.of(.5, 1, 3),
            ScoredStep.of(.5, 0, 100),
            ScoredStep.of(.5, 1, 6),
            ScoredStep.of(.5, 0, 7));
    assertThat(value(replay, log)).isEqualTo(4.5); // (3 + 6)/2
  }

  private static List<ScoredStep> scored(List<LoggedStep> log) {
    return log.stream().map(step -> step.scored(SmallBandit.WRONG)).toList();
  }

  private static double value(Estimator<ScoredStep> estimator, List<ScoredStep> log) {
    var evaluation =
        new OffPolicyEvaluation<>(List.of(estimator), new EvaluationSettings(false, 200, 1));
    for (var i = 0; i < log.size(); i++) {
      evaluation.add(i, log.get(i));
    }
    return evaluation.estimates().getFirst().value();
  }

  /** Of every log of n steps, with its probability. */
  private interface LogValue {
    double of(List<LoggedStep> log);
  }

  private static double meanOverLogs(int n, LogValue value) {
    return meanOverLogs(n, new ArrayList<>(), value);
  }

  private static double meanOverLogs(int n, List<LoggedStep> log, LogValue value) {
    if (log.size() == n) {
      return value.of(log);
    }
    var sum = new double[1];
    SmallBandit.outcomes(
        (probability, x, a, r) -> {
          log.add(SmallBandit.step(log.size(), x, a, r));
          sum[0] += probability * meanOverLogs(n, log, value);
          log.removeLast();
        });
    return sum[0];
  }
}
