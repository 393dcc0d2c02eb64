package io.eddy.rl.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.random.SplitMix64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkScorerTest {
  private static final ObservationShape SHAPE = new ObservationShape(2, 5, 3);
  private static final NetworkConfig CONFIG =
      new NetworkConfig(List.of(4, 3), Activation.TANH, Initialisation.HE, 1);

  private final SplitMix64 random = new SplitMix64(3);
  private final ActionNetwork network = ActionNetworks.of(SHAPE, CONFIG, random);

  @Test
  void scoresAsTheNetworkDoesForAnyNumberOfCandidatesAndThreads() {
    var observation = new Observation(SHAPE);
    for (var i = 0; i < 2; i++) {
      observation.state()[i] = random.nextFloat();
    }
    for (var i = 0; i < 15; i++) {
      observation.rows()[i] = random.nextFloat();
    }
    var batch = new ObservationBatch(SHAPE, 1);
    batch.add(observation);
    var numbers = new float[5];
    network.forward(batch, numbers);

    var scorer = new NetworkScorer(SHAPE, CONFIG, network.parameters().values());
    var state = observation.state().clone();
    var rows = observation.rows().clone();
    assertThat(
            IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(
                    n -> {
                      var count = 1 + n % 5;
                      var scores = new double[count];
                      scorer.scores(state, rows, count, scores);
                      return IntStream.range(0, count).allMatch(i -> scores[i] == numbers[i]);
                    }))
        .containsOnly(true);
  }

  @Test
  void keepsItsNumbersWhileTheNetworkLearns() {
    var scorer = new NetworkScorer(SHAPE, CONFIG, network.parameters().values());
    var before = new double[1];
    var after = new double[1];
    float[] rows = {1, 2, 3};
    scorer.scores(new float[] {1, 1}, rows, 1, before);
    network.parameters().values()[0] += 1;
    scorer.scores(new float[] {1, 1}, rows, 1, after);
    assertThat(after).isEqualTo(before);
  }

  @Test
  void refusesNumbersOfAnotherForm() {
    assertThatThrownBy(() -> new NetworkScorer(SHAPE, CONFIG, new float[7]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 7");
  }
}
