package io.eddy.rl.ope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** When a number is refused, doubted, trusted, and what is said of it. */
class VerdictTest {

  /** Adds the steps of a log. */
  private interface Log {
    ScoredStep step(int i);
  }

  @Test
  void trustsALogOfWhatTheTargetDoes() {
    var estimate = ipw(1_000, i -> ScoredStep.of(.5, i % 2 == 0 ? .6 : .4, i % 3 == 0 ? 1 : 0));
    assertThat(estimate.verdict()).isEqualTo(Verdict.RELIABLE);
    assertThat(estimate.reason()).isEmpty();
  }

  @Test
  void refusesWithoutPropensities() {
    Log log = i -> ScoredStep.of(i == 7 ? ScoredStep.UNKNOWN : .5, .5, i % 2);
    var estimate = ipw(1_000, log);
    assertThat(estimate.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(estimate.reason()).isEqualTo("no propensities: 1 of 1000 steps have none");
    assertThat(estimate.value()).isNaN();
    var model = estimate(new DirectMethod(), 1_000, log, EvaluationSettings.INDEPENDENT);
    assertThat(model.verdict()).isEqualTo(Verdict.UNCERTAIN);
    assertThat(model.reason()).startsWith("no propensities");
  }

  @Test
  void refusesATargetThatWasHardlyLogged() {
    // 25 steps of weight 40 among 1,000 of weight 0: the mean weight is 1, the log is worth 25
    // steps.
    var estimate = ipw(1_000, i -> i < 25 ? ScoredStep.of(.025, 1, 1) : ScoredStep.of(.975, 0, 1));
    assertThat(estimate.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(estimate.reason())
        .isEqualTo(
            "too little overlap: the log is worth 25.0 steps of the target policy, fewer than"
                + " 30.0");
    assertThat(estimate.effectiveSampleSize()).isCloseTo(25, within(1e-9));
    assertThat(estimate.largestWeight()).isEqualTo(40);
  }

  @Test
  void refusesATargetThatDoesWhatIsNotInTheLog() {
    // All weights are near .7: as even as can be, and 30 % of the target policy is nowhere.
    var estimate = ipw(10_000, i -> ScoredStep.of(.5, i % 2 == 0 ? .4 : .3, 1));
    assertThat(estimate.effectiveSampleSize()).isGreaterThan(9_000);
    assertThat(estimate.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(estimate.reason()).contains("the mean weight is 0.700").contains("not 1");
  }

  @Test
  void refusesAHandfulOfRewardsAndDoubtsAFewDozen() {
    var four = ipw(10_000, i -> ScoredStep.of(.5, .5, i < 4 ? 1 : 0));
    assertThat(four.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(four.reason())
        .isEqualTo("too few rewards: they tell as much as 4.00 equal ones, fewer than 5.00");
    var fifty = ipw(10_000, i -> ScoredStep.of(.5, .5, i < 50 ? 1 : 0));
    assertThat(fifty.verdict()).isEqualTo(Verdict.UNCERTAIN);
    assertThat(fifty.reason()).contains("as much as 50.0 equal ones, fewer than 100");
  }

  @Test
  void oneLargeGiftIsOneReward() {
    var estimate = ipw(10_000, i -> ScoredStep.of(.5, .5, i == 3 ? 1_000_000 : i % 2));
    assertThat(estimate.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(estimate.reason()).startsWith("too few rewards");
  }

  @Test
  void refusesTheManyStepsOfAFewViewers() {
    Log log = i -> ScoredStep.of(.5, .5, i % 2);
    var evaluation =
        new OffPolicyEvaluation<>(
            List.of(new InverseProbabilityWeighting()), EvaluationSettings.CLUSTERED);
    for (var i = 0; i < 10_000; i++) {
      evaluation.add(i % 5, log.step(i));
    }
    var estimate = evaluation.estimates().getFirst();
    assertThat(estimate.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(estimate.reason()).startsWith("too few clusters");
  }

  @Test
  void doubtsWhatClippingHidesAndWhatAModelSays() {
    Log log = i -> ScoredStep.of(.5, i % 2 == 0 ? .9 : .1, i % 3 == 0 ? 1 : 0);
    var clipped =
        estimate(new InverseProbabilityWeighting(1), 1_000, log, EvaluationSettings.INDEPENDENT);
    assertThat(clipped.verdict()).isEqualTo(Verdict.UNCERTAIN);
    assertThat(clipped.reason()).startsWith("weight was cut off or the model believed");
    assertThat(estimate(new DirectMethod(), 1_000, log, EvaluationSettings.INDEPENDENT).verdict())
        .isEqualTo(Verdict.UNCERTAIN);
    assertThat(
            estimate(new InverseProbabilityWeighting(2), 1_000, log, EvaluationSettings.INDEPENDENT)
                .verdict())
        .isEqualTo(Verdict.RELIABLE);
  }

  @Test
  void anEmptyLogIsRefused() {
    var estimate = ipw(0, i -> ScoredStep.of(1, 1, 1));
    assertThat(estimate.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(estimate.reason()).isEqualTo("the log is empty");
  }

  private static Estimate ipw(int steps, Log log) {
    return estimate(new InverseProbabilityWeighting(), steps, log, EvaluationSettings.INDEPENDENT);
  }

  private static Estimate estimate(
      Estimator<ScoredStep> estimator, int steps, Log log, EvaluationSettings settings) {
    var evaluation = new OffPolicyEvaluation<>(List.of(estimator), settings);
    for (var i = 0; i < steps; i++) {
      evaluation.add(i, log.step(i));
    }
    return Objects.requireNonNull(evaluation.byName().get(estimator.name()));
  }
}
