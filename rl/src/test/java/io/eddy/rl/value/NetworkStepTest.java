package io.eddy.rl.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.Adam;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.random.SplitMix64;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkStepTest {

  private static final ObservationShape FIXED = ObservationShape.fixed(4, 3);
  private static final ObservationShape CANDIDATES = new ObservationShape(4, 6, 5);
  private static final NetworkConfig CONFIG =
      new NetworkConfig(List.of(20, 10), Activation.TANH, Initialisation.ORTHOGONAL, 1);

  static Stream<ActionNetwork> networks() {
    return Stream.of(
        ActionNetworks.of(FIXED, CONFIG, new SplitMix64(1)),
        ActionNetworks.of(CANDIDATES, CONFIG, new SplitMix64(1)),
        ActionNetworks.dueling(FIXED, CONFIG, new SplitMix64(1)),
        ActionNetworks.dueling(CANDIDATES, CONFIG, new SplitMix64(1)));
  }

  /** Steps on batches of 1 to 24 observations with 1 to all candidates, one of them masked. */
  private static final class Learner {

    private final ActionNetwork network;
    private final Adam adam;
    private final ObservationBatch batch;
    private final Observation observation;
    private final SplitMix64 random = new SplitMix64(9);
    private final float[] numbers;
    private int steps;

    Learner(ActionNetwork network) {
      this.network = network;
      this.adam = new Adam(AdamConfig.DEFAULT.withMaxGradientNorm(1), network.parameters());
      this.batch = new ObservationBatch(network.shape(), 24);
      this.observation = new Observation(network.shape());
      this.numbers = new float[24 * network.shape().mostActions()];
    }

    void step() {
      var shape = network.shape();
      batch.clear();
      for (var i = 0; i < 1 + steps % 24; i++) {
        for (var j = 0; j < shape.stateWidth(); j++) {
          observation.state()[j] = random.nextFloat();
        }
        for (var j = 0; j < observation.rows().length; j++) {
          observation.rows()[j] = random.nextFloat();
        }
        observation.offer(shape.candidates() ? 1 + (steps + i) % 6 : 3);
        if (observation.count() > 1) {
          observation.mask(i % observation.count());
        }
        batch.add(observation);
      }
      network.forward(batch, numbers);
      for (var i = 0; i < batch.size() * shape.mostActions(); i++) {
        var read = i % shape.mostActions() < batch.count(i / shape.mostActions());
        numbers[i] = read && batch.available()[i] ? numbers[i] - 1 : 0;
      }
      network.parameters().clearGradient();
      network.backward(batch, numbers);
      adam.step();
      steps++;
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aStepAllocatesNothing(ActionNetwork network) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var learner = new Learner(network);
    for (var step = 0; step < 3000; step++) {
      learner.step();
    }
    var least = Long.MAX_VALUE;
    for (var round = 0; round < 20; round++) {
      var before = threads.getCurrentThreadAllocatedBytes();
      for (var step = 0; step < 100; step++) {
        learner.step();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void equalStepsLearnEqualWeightsBitForBit(ActionNetwork network) {
    var one = new Learner(network.copy());
    var other = new Learner(network.copy());
    for (var step = 0; step < 200; step++) {
      one.step();
    }
    for (var step = 0; step < 200; step++) {
      other.step();
    }
    assertThat(one.network.parameters().values())
        .containsExactly(other.network.parameters().values())
        .isNotEqualTo(network.parameters().values());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aCopyHasTheSameNumbersAndLearnsAlone(ActionNetwork network) {
    var copy = network.copy();
    assertThat(copy.shape()).isEqualTo(network.shape());
    assertThat(copy.parameters().values()).containsExactly(network.parameters().values());
    var before = network.parameters().values().clone();
    new Learner(copy).step();
    assertThat(network.parameters().values()).containsExactly(before);
    assertThat(copy.parameters().values()).isNotEqualTo(before);
  }

  @Test
  void absentAndMaskedCandidatesAreNeitherComputedNorLearnedFrom() {
    for (var network :
        List.of(
            ActionNetworks.of(CANDIDATES, CONFIG, new SplitMix64(2)),
            ActionNetworks.dueling(CANDIDATES, CONFIG, new SplitMix64(2)))) {
      var batch = new ObservationBatch(CANDIDATES, 2);
      var observation = new Observation(CANDIDATES);
      for (var i = 0; i < observation.rows().length; i++) {
        observation.rows()[i] = i < 15 && i / 5 != 1 ? i / 15f : Float.NaN;
      }
      observation.offer(3);
      observation.mask(1);
      batch.add(observation);
      batch.add(observation);
      var numbers = new float[12];
      network.forward(batch, numbers);
      var gradient = new float[] {1, 0, -1, 0, 0, 0, 1, 0, -1, 0, 0, 0};
      network.backward(batch, gradient);
      for (var derivative : network.parameters().gradient()) {
        assertThat(derivative).isFinite();
      }
      assertThat(numbers[0]).isFinite().isEqualTo(numbers[6]);
      assertThat(numbers[2]).isFinite().isEqualTo(numbers[8]);
    }
  }

  @Test
  void theValueOfACandidateDoesNotDependOnTheOthers() {
    var network = ActionNetworks.dueling(CANDIDATES, CONFIG, new SplitMix64(2));
    var observation = new Observation(CANDIDATES);
    for (var i = 0; i < observation.rows().length; i++) {
      observation.rows()[i] = i / 30f;
    }
    var many = new float[6];
    network.forward(batchOf(observation), many);
    observation.offer(1);
    var alone = new float[6];
    network.forward(batchOf(observation), alone);
    assertThat(alone[0]).isEqualTo(many[0]);
  }

  @Test
  void advantagesOfFixedActionsAverageToZero() {
    // Q = V + A − mean A: without weights, V = 2 and A = (1, 2, 6) as biases give 0, 1 and 5.
    var linear = new NetworkConfig(List.of(), Activation.RELU, Initialisation.HE, 0);
    var network = ActionNetworks.dueling(FIXED, linear, new SplitMix64(2));
    // Parameters: 4 weights and a bias of V, 12 weights and 3 biases of A.
    var values = network.parameters().values();
    values[4] = 2;
    values[17] = 1;
    values[18] = 2;
    values[19] = 6;
    var numbers = new float[3];
    network.forward(batchOf(new Observation(FIXED)), numbers);
    assertThat(numbers).containsExactly(new float[] {0, 1, 5}, within(1e-6f));
  }

  private static ObservationBatch batchOf(Observation observation) {
    var batch = new ObservationBatch(observation.shape(), 1);
    batch.add(observation);
    return batch;
  }
}
