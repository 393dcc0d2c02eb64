package io.eddy.rl.ope;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.statistics.RunningMean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The shape of the Open Bandit Pipeline's synthetic study: 10,000 steps, 30 actions, contexts of five
 * features, a log that prefers bad actions (inverse temperature −3), a model of rewards that lacks the
 * interactions of context and action. Errors are relative to the truth on the log's contexts.
 */
class SyntheticStudyTest {

  private static final int RUNS = 10;

  @Test
  void weightedEstimatorsBeatAWrongModelByFar() {
    Map<String, RunningMean> errors = new LinkedHashMap<>();
    var random = new SplitMix64(12345);
    for (var run = 0; run < RUNS; run++) {
      var world = new SyntheticBandit(random.split());
      var log = world.log(10_000, random.split());
      var models =
          CrossFitting.fit(
              log::forEach,
              2,
              () -> new LogisticRewards(SyntheticBandit.ACTIONS, SyntheticBandit.FEATURES, 1));
      var evaluation =
          new OffPolicyEvaluation<>(
              List.of(
                  new DirectMethod(),
                  new InverseProbabilityWeighting(),
                  new SelfNormalizedInverseProbabilityWeighting(),
                  new DoublyRobust(),
                  new SelfNormalizedDoublyRobust(),
                  new SwitchDoublyRobust(20),
                  new DoublyRobustWithShrinkage(400)),
              new EvaluationSettings(false, 200, run));
      for (var step : log) {
        evaluation.add(step.cluster(), models.scored(step));
      }
      evaluation
          .byName()
          .forEach(
              (name, estimate) ->
                  errors.merge(
                      name,
                      RunningMean.EMPTY.after(Math.abs(estimate.value() / world.truth() - 1)),
                      RunningMean::merge));
    }
    errors.forEach(
        (name, error) ->
            System.out.printf(
                "%-12s relative error %.4f (%.4f)%n",
                name, error.mean(), Math.sqrt(error.variance())));
    assertThat(error(errors, "snipw")).isLessThan(error(errors, "dm") / 3);
    assertThat(error(errors, "dr")).isLessThan(error(errors, "dm") / 3);
    assertThat(error(errors, "dr")).isLessThan(error(errors, "ipw"));
  }

  private static double error(Map<String, RunningMean> errors, String name) {
    return Objects.requireNonNull(errors.get(name)).mean();
  }
}
