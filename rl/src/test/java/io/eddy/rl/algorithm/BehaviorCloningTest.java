package io.eddy.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.OptimiserConfig;
import io.eddy.rl.random.SplitMix64;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Logged actions are learned as often as they were taken; a masked one can't have been. */
class BehaviorCloningTest {

  private static final SmallWorld WORLD = SmallWorld.fixed();
  private static final int[] ACTIONS = {
    0, 0, 0, 1, 0, 1
  }; // four times in state 0, twice in state 1

  @Test
  void learnsHowOftenActionsWereTaken() {
    var cloning = cloning(AdamConfig.DEFAULT.withLearningRate(.05));
    var batch = batch();
    var loss = 0.0;
    for (var step = 0; step < 2_000; step++) {
      loss = cloning.learn(batch, ACTIONS);
    }

    // State 0: ¾, ¼, never the third; state 1: ½, ½, the third masked.
    assertProbabilities(cloning, 0, .75, .25, 0);
    assertProbabilities(cloning, 1, .5, .5, 0);
    // (4·(−¾ ln ¾ − ¼ ln ¼) + 2·ln 2)/6 = (4·.56234 + 2·.69315)/6 = .60594
    assertThat(loss).isCloseTo(.60594, within(.002));
    assertThat(cloning.policy().choose(observation(0), new SplitMix64(1))).isEqualTo(0);
  }

  @Test
  void gradientByHand() {
    var cloning = cloning(Configs.STANDING);
    Arrays.fill(cloning.policyParameters().values(), 0);

    assertThat(cloning.learn(batch(), ACTIONS))
        .isCloseTo((4 * Math.log(3) + 2 * Math.log(2)) / 6, within(1e-7));

    // State 0: −(3, 1, 0)/6 + 4/6·⅓;  state 1: −(1, 1)/6 + 2/6·½ = 0, masked 0.
    float[] expected = {-5f / 18, 1f / 18, 4f / 18, 0, 0, 0, 0, 0, 0};
    for (var i = 0; i < expected.length; i++) {
      assertThat(cloning.policyParameters().gradient()[i]).isCloseTo(expected[i], within(1e-6f));
    }
    assertThat(cloning.policyParameters().gradient()[5]).isEqualTo(0);
  }

  @Test
  void goesOnFromAFileBitForBit() throws IOException {
    var whole = cloning(AdamConfig.DEFAULT);
    var first = cloning(AdamConfig.DEFAULT);
    for (var step = 0; step < 20; step++) {
      whole.learn(batch(), ACTIONS);
    }
    for (var step = 0; step < 10; step++) {
      first.learn(batch(), ACTIONS);
    }
    var second =
        new BehaviorCloning(
            WORLD.shape(),
            new BehaviorCloningConfig(Configs.LINEAR, AdamConfig.DEFAULT),
            new SplitMix64(9));
    ResumeTest.load(second, ResumeTest.bytes(first));
    for (var step = 0; step < 10; step++) {
      second.learn(batch(), ACTIONS);
    }
    assertThat(ResumeTest.bytes(second)).isEqualTo(ResumeTest.bytes(whole));
  }

  @Test
  void refusesAMaskedAction() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cloning(AdamConfig.DEFAULT).learn(batch(), new int[] {0, 0, 0, 0, 2, 0}))
        .withMessageContaining("Action 2 is masked");
  }

  private static BehaviorCloning cloning(OptimiserConfig optimiser) {
    return new BehaviorCloning(
        WORLD.shape(), new BehaviorCloningConfig(Configs.LINEAR, optimiser), new SplitMix64(1));
  }

  private static void assertProbabilities(BehaviorCloning cloning, int state, double... expected) {
    var probabilities = new double[3];
    cloning.drawingPolicy().probabilities(observation(state), probabilities);
    for (var action = 0; action < 3; action++) {
      assertThat(probabilities[action]).isCloseTo(expected[action], within(.01));
    }
  }

  private static ObservationBatch batch() {
    var batch = new ObservationBatch(WORLD.shape(), 6);
    for (var state : new int[] {0, 0, 0, 0, 1, 1}) {
      batch.add(observation(state));
    }
    return batch;
  }

  private static Observation observation(int state) {
    var observation = new Observation(WORLD.shape());
    WORLD.write(state, observation);
    return observation;
  }
}
