package io.eddy.rl.ope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.statistics.Interval;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RewardModelsTest {

  @Test
  void ridgeFindsALinePerAction() {
    var learner = new RidgeRewards(2, 1, 1e-9);
    for (var x = 0; x < 4; x++) {
      learner.add(new double[] {x}, 0, 1 + 2 * x);
      learner.add(new double[] {x}, 1, 5 - x);
    }
    var model = learner.model();
    assertThat(model.expected(new double[] {10}, 0)).isCloseTo(21, within(1e-6));
    assertThat(model.expected(new double[] {10}, 1)).isCloseTo(-5, within(1e-6));
  }

  @Test
  void ridgeTakesAnActionThatWasNeverLoggedForTheOthers() {
    var learner = new RidgeRewards(2, 0, 1);
    learner.add(new double[0], 0, 6);
    learner.add(new double[0], 0, 6);
    // Of all: 12/(2 + 1) = 4. Of the logged action: (12 + 1·4)/(2 + 1).
    assertThat(learner.model().expected(new double[0], 1)).isCloseTo(4, within(1e-12));
    assertThat(learner.model().expected(new double[0], 0)).isCloseTo(16.0 / 3, within(1e-12));
  }

  @Test
  void logisticFindsTheProbabilitiesOfActions() {
    var learner = new LogisticRewards(2, 1, .1);
    var random = new SplitMix64(1);
    for (var i = 0; i < 20_000; i++) {
      var x = random.nextInt(2);
      var action = random.nextInt(2);
      // logits −2 and 0 at x = 0, −1 and 1 at x = 1
      var p = 1 / (1 + Math.exp(2 - x - 2 * action));
      learner.add(new double[] {x}, action, random.nextDouble() < p ? 1 : 0);
    }
    var model = learner.model();
    // σ(−2), σ(1); 5,000 samples each: four standard errors are .02 and .025
    assertThat(model.expected(new double[] {0}, 0)).isCloseTo(.1192, within(.02));
    assertThat(model.expected(new double[] {1}, 1)).isCloseTo(.7311, within(.025));
  }

  @Test
  void logisticRefusesRewardsThatAreNoAnswers() {
    assertThatThrownBy(() -> new LogisticRewards(2, 0, 1).add(new double[0], 0, .5))
        .hasMessageContaining("reward (0.5)");
  }

  @Test
  void noModelHasSeenTheClusterThatItJudges() {
    var log = new ArrayList<LoggedStep>();
    for (var i = 0; i < 60; i++) {
      var cluster = i % 20;
      log.add(new LoggedStep(cluster, new double[] {cluster}, 0, 1, 1, new double[] {1}));
    }
    var seen = new ArrayList<HashSet<Double>>();
    var models =
        CrossFitting.fit(
            log::forEach,
            3,
            () -> {
              seen.add(new HashSet<>());
              return new Memory(seen.getLast());
            });
    for (var step : log) {
      // The model says 1 of clusters that it has seen, 0 of others.
      assertThat(models.scored(step).modelled()).isZero();
    }
    assertThat(seen).hasSize(3).allSatisfy(clusters -> assertThat(clusters).isNotEmpty());
    assertThat(seen.stream().mapToInt(HashSet::size).sum()).isEqualTo(40); // each is left out once
  }

  /** Knows nothing but whom it has seen. */
  private record Memory(HashSet<Double> clusters) implements RewardLearner {

    @Override
    public void add(double[] context, int action, double reward) {
      clusters.add(context[0]);
    }

    @Override
    public RewardModel model() {
      return (context, action) -> clusters.contains(context[0]) ? 1 : 0;
    }
  }

  @Test
  void slopeTakesTheLastWhoseIntervalMeetsAllBefore() {
    // Intervals ± 2·1.96·error: [−7.8, 11.8], [−.92, 6.92], [−1.45, .25], [4.02, 4.8]
    assertThat(
            Slope.choose(
                List.of(estimate(2, 2.5), estimate(3, 1), estimate(-.6, .217), estimate(4.41, .1))))
        .isEqualTo(2);
    assertThat(Slope.choose(List.of(estimate(2, 2.5), estimate(20, .1)))).isZero();
    assertThat(Slope.choose(List.of(estimate(2, 2.5), estimate(Double.NaN, Double.NaN)))).isZero();
    assertThatThrownBy(() -> Slope.choose(List.of())).hasMessageContaining("no candidate");
  }

  private static Estimate estimate(double value, double standardError) {
    return new Estimate(value, standardError, new Interval(0, 0), 1, 1, 1, 0, Verdict.RELIABLE, "");
  }
}
