package io.eddy.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.network.Parameters;
import io.eddy.rl.value.StateNetwork;
import org.junit.jupiter.api.Test;

/**
 * Advantages of a rollout by hand, γ = λ = ½, where V is what the state says. Kills: the last value off
 * by one; the first observation of the next episode in place of the one that a truncated episode led
 * to; a value after termination; steps of environments mixed up.
 */
class RolloutTest {

  private static final ObservationShape SHAPE = ObservationShape.fixed(1, 2);

  @Test
  void eachStepIsWorthWhatItReallyLedTo() {
    var rollout = new Rollout(SHAPE, 2, 2, new Identity());
    // Environment 0 goes on; environment 1 is truncated, starts anew, and terminates.
    rollout.add(0, transition(4, 2, 8, false, false), -.1);
    rollout.add(1, transition(4, 2, 6, false, true), -.2);
    rollout.add(0, transition(8, 4, 10, false, false), -.3);
    assertThat(rollout.full()).isFalse();
    rollout.add(1, transition(8, 4, 100, true, false), -.4);
    assertThat(rollout.full()).isTrue();

    rollout.estimate(.5, .5);

    // Environment 0: δ₁ = 4 + ½·10 − 8 = 1,  Â₀ = 2 + ½·8 − 4 + ¼·1 = 2.25
    // Environment 1: δ₁ = 4 − 8 = −4,        Â₀ = 2 + ½·6 − 4 = 1
    assertThat(rollout.advantages).containsExactly(2.25, 1, 1, -4);
    assertThat(rollout.targets).containsExactly(6.25, 9, 5, 4);
    assertThat(rollout.logProbabilities).containsExactly(-.1, -.3, -.2, -.4);
  }

  @Test
  void refusesAnEnvironmentThatIsAhead() {
    var rollout = new Rollout(SHAPE, 2, 1, new Identity());
    rollout.add(0, transition(1, 1, 1, false, false), 0);

    assertThatIllegalStateException()
        .isThrownBy(() -> rollout.add(0, transition(1, 1, 1, false, false), 0))
        .withMessageContaining("Environment 0 is ahead");
  }

  private static Transition transition(
      float state, double reward, float next, boolean terminated, boolean truncated) {
    var transition = new Transition(SHAPE);
    transition.observation().state()[0] = state;
    transition.next().state()[0] = next;
    transition.set(0, reward, terminated, truncated);
    return transition;
  }

  /** V(s) = s. */
  private static final class Identity implements StateNetwork {

    @Override
    public Parameters parameters() {
      return new Parameters(0);
    }

    @Override
    public void forward(ObservationBatch batch, float[] values) {
      System.arraycopy(batch.states(), 0, values, 0, batch.size());
    }

    @Override
    public void backward(ObservationBatch batch, float[] gradient) {}

    @Override
    public StateNetwork copy() {
      return new Identity();
    }
  }
}
