package io.eddy.rl.ope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.exact.PolicyEvaluation;
import io.eddy.rl.random.SplitMix64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sequences: by enumeration of all episodes of a small process, or against its exact values. */
class SequenceTest {

  private static final double ROUNDING = 1e-12;
  private static final double DISCOUNT = SmallChain.DISCOUNT;

  @Test
  void perDecisionWeightsAreUnbiased() {
    assertThat(SmallChain.expectation(new PerDecisionImportanceSampling(DISCOUNT)))
        .isCloseTo(SmallChain.truth(), within(ROUNDING));
  }

  @Test
  void doublyRobustIsUnbiasedWithWrongActionValues() {
    assertThat(SmallChain.expectation(new SequenceDoublyRobust(DISCOUNT)))
        .isCloseTo(SmallChain.truth(), within(ROUNDING));
  }

  @Test
  void doublyRobustWeightsAModelByTheDecisionsBeforeIt() {
    var evaluation =
        new OffPolicyEvaluation<>(
            List.of(new SequenceDoublyRobust(.5)), EvaluationSettings.INDEPENDENT);
    // Weights 2 and ½: 2 + 2(3 − 1) at first, ½(2·6 + 1·(8 − 4)) then. A model weighted by its own
    // decision is unbiased too, and only noisier: no expectation tells the two apart.
    evaluation.add(
        0,
        new LoggedEpisode(List.of(new ScoredStep(.5, 1, 3, 1, 2), new ScoredStep(1, .5, 8, 4, 6))));
    assertThat(evaluation.estimates().getFirst().value()).isCloseTo(14, within(ROUNDING));
  }

  @Test
  void anotherDiscountIsAnotherQuestion() {
    assertThat(SmallChain.expectation(new PerDecisionImportanceSampling(1)))
        .isNotCloseTo(SmallChain.truth(), within(.05));
  }

  @Test
  void weightedPerDecisionIsAWeightedMeanAtEachTime() {
    var evaluation =
        new OffPolicyEvaluation<>(
            List.of(new WeightedPerDecisionImportanceSampling(.5, 2)),
            EvaluationSettings.INDEPENDENT);
    // Weights 2 then 2·½ = 1; the second episode ends after its first step and keeps the weight 1.
    evaluation.add(0, new LoggedEpisode(List.of(ScoredStep.of(.5, 1, 3), ScoredStep.of(1, .5, 8))));
    evaluation.add(1, new LoggedEpisode(List.of(ScoredStep.of(.5, .5, 6))));
    // Time 0: (2·3 + 1·6)/(2 + 1) = 4; time 1: ½ (1·8 + 1·0)/(1 + 1) = 2.
    assertThat(evaluation.estimates().getFirst().value()).isCloseTo(6, within(ROUNDING));
  }

  @Test
  void weightedPerDecisionComesCloserTheLongerTheLog() {
    var estimator = new WeightedPerDecisionImportanceSampling(DISCOUNT, SmallChain.HORIZON);
    var random = new SplitMix64(3);
    var few = meanSquaredError(estimator, 25, random);
    var many = meanSquaredError(estimator, 400, random);
    assertThat(many).isLessThan(few / 8); // 16 in expectation
    assertThat(many).isLessThan(.03); // seen: .022
  }

  private static double meanSquaredError(
      Estimator<LoggedEpisode> estimator, int episodes, SplitMix64 random) {
    var sum = 0.0;
    for (var repetition = 0; repetition < 200; repetition++) {
      var evaluation =
          new OffPolicyEvaluation<>(
              List.of(estimator), new EvaluationSettings(false, 200, repetition));
      for (var i = 0; i < episodes; i++) {
        evaluation.add(i, SmallChain.episode(random));
      }
      sum += Math.pow(evaluation.estimates().getFirst().value() - SmallChain.truth(), 2) / 200;
    }
    return sum;
  }

  @Test
  void fittedValuesAreTheExactOnesWhenTheModelCanBeRight() {
    var fitted =
        new LinearFittedQEvaluation(
            4, SmallChain.HORIZON, 1e-9, new EvaluationSettings(true, 200, 1));
    for (var state = 0; state < 2; state++) {
      for (var episode = 0; episode < 10 * SmallChain.MDP.start(state) - .5; episode++) {
        fitted.start(episode, expected(state));
      }
      for (var action = 0; action < 2; action++) {
        for (var outcome : SmallChain.MDP.outcomes(state, action)) {
          for (var step = 0; step < 10 * outcome.probability() - .5; step++) {
            fitted.add(
                step,
                features(state, action),
                outcome.reward(),
                DISCOUNT,
                SmallChain.MDP.terminal(outcome.next()) ? null : expected(outcome.next()));
          }
        }
      }
    }
    var estimate = fitted.estimate();
    assertThat(estimate.value()).isCloseTo(SmallChain.truth(), within(1e-6));
    assertThat(estimate.verdict()).isEqualTo(Verdict.UNCERTAIN);
    assertThat(estimate.interval().contains(estimate.value())).isTrue();
    var exact =
        PolicyEvaluation.within(
            SmallChain.HORIZON - 1, SmallChain.MDP, DISCOUNT, SmallChain.TARGET);
    for (var i = 0; i < 4; i++) {
      assertThat(fitted.coefficients()[i]).isCloseTo(exact.q(i / 2, i % 2), within(1e-6));
    }
  }

  private static double[] features(int state, int action) {
    var features = new double[4];
    features[2 * state + action] = 1;
    return features;
  }

  /** φ̄(s), one-hot features weighted by the target policy. */
  private static double[] expected(int state) {
    var expected = new double[4];
    expected[2 * state] = SmallChain.TARGET.probability(state, 0);
    expected[2 * state + 1] = SmallChain.TARGET.probability(state, 1);
    return expected;
  }
}
