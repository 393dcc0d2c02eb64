package io.eddy.rl.ope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.random.SplitMix64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bootstrap that is summed up while the log streams by. */
class BootstrapOfStreamTest {

  private static final List<Estimator<ScoredStep>> IPW = List.of(new InverseProbabilityWeighting());

  @Test
  void countsArePoisson() {
    var draws = new PoissonDraws(1_000, 7);
    var seen = new long[10];
    for (var cluster = 0; cluster < 1_000; cluster++) {
      for (var count : draws.of(cluster)) {
        seen[(int) count]++;
      }
    }
    // 10⁶ draws of e⁻¹/k!: .36788, .36788, .18394, .06131; four standard errors are .002
    assertThat(seen[0] / 1e6).isCloseTo(.36788, within(.002));
    assertThat(seen[1] / 1e6).isCloseTo(.36788, within(.002));
    assertThat(seen[2] / 1e6).isCloseTo(.18394, within(.0016));
    assertThat(seen[3] / 1e6).isCloseTo(.06131, within(.001));
    assertThat(seen[9]).isZero();
  }

  @Test
  void aClustersStepsMayComeInAnyOrder() {
    var together = new OffPolicyEvaluation<>(IPW, EvaluationSettings.CLUSTERED);
    var scattered = new OffPolicyEvaluation<>(IPW, EvaluationSettings.CLUSTERED);
    for (var i = 0; i < 200; i++) {
      together.add(i / 4, ScoredStep.of(.5, .5, i / 4 % 8));
      scattered.add(i % 50, ScoredStep.of(.5, .5, i % 50 % 8));
    }
    assertThat(scattered.estimates().getFirst().interval())
        .isEqualTo(together.estimates().getFirst().interval());
  }

  @Test
  void stepsOfOneClusterAreNotTakenForIndependent() {
    // 100 clusters of 25 equal steps: the error is that of 100 numbers, not of 2500.
    var random = new SplitMix64(5);
    var clusters = new OffPolicyEvaluation<>(IPW, EvaluationSettings.CLUSTERED);
    var means = new OffPolicyEvaluation<>(IPW, EvaluationSettings.INDEPENDENT);
    for (var cluster = 0; cluster < 100; cluster++) {
      var reward = random.nextGaussian();
      means.add(cluster, ScoredStep.of(.5, .5, reward));
      for (var i = 0; i < 25; i++) {
        clusters.add(cluster, ScoredStep.of(.5, .5, reward));
      }
    }
    var clustered = clusters.estimates().getFirst();
    var ofMeans = means.estimates().getFirst();
    assertThat(clustered.standardError() / ofMeans.standardError()).isCloseTo(1, within(.1));
    assertThat(clustered.interval().low())
        .isCloseTo(ofMeans.interval().low(), within(1e-9)); // the same clusters are drawn
  }

  @Test
  void aSeedRepeatsAnIntervalAndAnotherDoesNot() {
    assertThat(interval(1)).isEqualTo(interval(1)).isNotEqualTo(interval(2));
  }

  private static Object interval(long seed) {
    var evaluation = new OffPolicyEvaluation<>(IPW, new EvaluationSettings(false, 200, seed));
    for (var i = 0; i < 50; i++) {
      evaluation.add(i, ScoredStep.of(.5, .5, i % 7));
    }
    return evaluation.estimates().getFirst().interval();
  }
}
