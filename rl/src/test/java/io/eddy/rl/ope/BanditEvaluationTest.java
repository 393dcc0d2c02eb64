package io.eddy.rl.ope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.random.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** All estimators at once. */
class BanditEvaluationTest {

  private static final EvaluationSettings SETTINGS = new EvaluationSettings(false, 200, 1);

  @Test
  void givenSettingsAreTaken() {
    var log = log(new FewInCommon(-.05, .04), 500);
    var estimates = evaluate(new BanditEvaluation(2.0, 0.0, 0.0, 1.0, 3, SETTINGS), log);
    assertThat(estimates.keySet())
        .containsExactly(
            "ipw", "snipw", "clippedIpw", "subGaussianIpw", "dm", "dr", "sndr", "switchDr", "drOs");
    var clipped = 0.0;
    var rewards = 0.0;
    for (var step : log) {
      var scored = step.scored(RewardModel.ZERO);
      clipped += Math.min(2, scored.weight()) * scored.reward() / 500;
      rewards += scored.reward() / 500;
    }
    assertThat(value(estimates, "clippedIpw")).isCloseTo(clipped, within(1e-12));
    assertThat(value(estimates, "subGaussianIpw")).isCloseTo(rewards, within(1e-12)); // w/w = 1
    // Without any weight both are the direct method.
    assertThat(value(estimates, "switchDr")).isEqualTo(value(estimates, "dm"));
    assertThat(value(estimates, "drOs")).isEqualTo(value(estimates, "dm"));
  }

  @Test
  void choosesToClipNoisyWeights() {
    // Weights up to 500: the error of ipw is large, and a clip is worth its bias.
    var uneven = evaluate(BanditEvaluation.DEFAULT, log(new FewInCommon(-.2, .1), 2_000));
    assertThat(estimate(uneven, "clippedIpw").standardError())
        .isLessThan(estimate(uneven, "ipw").standardError() / 2);
    assertThat(estimate(uneven, "clippedIpw").clippedShare()).isPositive();
  }

  private static Map<String, Estimate> evaluate(BanditEvaluation evaluation, List<LoggedStep> log) {
    return evaluation.of(log::forEach, () -> new RidgeRewards(log.getFirst().actions(), 1, 1));
  }

  private static List<LoggedStep> log(FewInCommon world, int steps) {
    var random = new SplitMix64(9);
    var log = new ArrayList<LoggedStep>();
    for (var i = 0; i < steps; i++) {
      log.add(world.step(i, random));
    }
    return log;
  }

  private static Estimate estimate(Map<String, Estimate> estimates, String name) {
    return Objects.requireNonNull(estimates.get(name));
  }

  private static double value(Map<String, Estimate> estimates, String name) {
    return estimate(estimates, name).value();
  }
}
