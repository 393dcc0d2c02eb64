package io.eddy.rl.ope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
  void logisticFindsTheProbabilitiesOfRareAnswers() {
    // Of 1,000 each: 4 and 12 at x = 0, 8 and 24 at x = 1, but for rounding on one line of
    // log-odds.
    var learner = new LogisticRewards(2, 1, 1e-6);
    for (var pass = 0; pass < learner.passes(); pass++) {
      for (var x = 0; x < 2; x++) {
        for (var action = 0; action < 2; action++) {
          for (var i = 0; i < 1_000; i++) {
            var answered = i < 4 * (1 + 2 * action) * (1 + x);
            learner.add(new double[] {x}, action, answered ? 1 : 0);
          }
        }
      }
      learner.endPass();
    }
    var model = learner.model();
    assertThat(model.expected(new double[] {0}, 0)).isCloseTo(.004, within(.0001));
    assertThat(model.expected(new double[] {0}, 1)).isCloseTo(.012, within(.0001));
    assertThat(model.expected(new double[] {1}, 0)).isCloseTo(.008, within(.0001));
    assertThat(model.expected(new double[] {1}, 1)).isCloseTo(.024, within(.0001));
  }

  @Test
  void logisticKeepsTheMeanWhereItsPriorIsStrong() {
    var learner = new LogisticRewards(2, 0, 1e6);
    for (var pass = 0; pass < learner.passes(); pass++) {
      for (var i = 0; i < 1_000; i++) {
        learner.add(new double[0], i % 2, i < 5 ? 1 : 0);
      }
      learner.endPass();
    }
    // Log-odds of (5 + ½)/(995 + ½)
    assertThat(learner.model().expected(new double[0], 0)).isCloseTo(5.5 / 1_001, within(1e-5));
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
