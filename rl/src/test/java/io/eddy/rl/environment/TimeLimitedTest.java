package io.eddy.rl.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.rl.exact.FiniteMdp;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.SplitMix64;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeLimitedTest {

  /** 0 → 1 → 2 → 3, the end, by the only action. */
  private static MdpEnvironment walk() {
    var table = new FiniteMdp.Builder(4, 1).start(0, 1).terminal(3);
    for (var state = 0; state < 3; state++) {
      table.outcome(state, 0, 1, state + 1, 1);
    }
    return new MdpEnvironment(table.build());
  }

  private final SplitMix64 random = new SplitMix64(1);
  private final Observation observation = new Observation(walk().shape());

  @Test
  void cutsAnEpisodeThatGoesOn() {
    var limited = new TimeLimited(walk(), 2);
    limited.reset(random, observation);
    limited.step(0, random, observation);
    assertThat(limited.truncated()).isFalse();
    limited.step(0, random, observation);
    assertThat(limited.truncated()).isTrue();
    assertThat(limited.terminated()).isFalse();
    assertThat(observation.state()[0]).isEqualTo(2);

    limited.reset(random, observation);
    assertThat(limited.truncated()).isFalse();
    limited.step(0, random, observation);
    assertThat(limited.truncated()).isFalse();
  }

  @Test
  void anEpisodeThatEndsWithItsLastStepIsTerminatedOnly() {
    var limited = new TimeLimited(walk(), 3);
    limited.reset(random, observation);
    for (var step = 0; step < 3; step++) {
      limited.step(0, random, observation);
    }
    assertThat(limited.terminated()).isTrue();
    assertThat(limited.truncated()).isFalse();
  }

  @Test
  void theTighterOfTwoLimitsCuts() {
    var inner = new TimeLimited(new TimeLimited(walk(), 1), 2);
    inner.reset(random, observation);
    inner.step(0, random, observation);
    assertThat(inner.truncated()).isTrue();
  }

  @Test
  void asksTheEnvironmentWhetherTheGoalIsReached() {
    var lake = new FrozenLake(List.of("SG"), false);
    var limited = new TimeLimited(lake, 5);
    var transition = new Transition(limited.shape());
    limited.reset(random, transition.observation());
    transition.step(limited, 0, random);
    assertThat(limited.reachedGoal()).isFalse();
    transition.step(limited, 2, random);
    assertThat(transition.terminated()).isTrue();
    assertThat(limited.reachedGoal()).isTrue();
  }

  @Test
  void goesOnFromWhatWasSaved() throws IOException {
    var limited = new TimeLimited(walk(), 2);
    limited.reset(random, observation);
    limited.step(0, random, observation);
    var bytes = new ByteArrayOutputStream();
    limited.save(new DataOutputStream(bytes));

    var other = new TimeLimited(walk(), 2);
    other.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    other.step(0, random, observation);

    assertThat(other.truncated()).isTrue();
    assertThat(observation.state()[0]).isEqualTo(2);
    assertThatThrownBy(
            () ->
                new TimeLimited(walk(), 3)
                    .load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isInstanceOf(IOException.class)
        .hasMessage("The environment that was saved has a limit of 2 steps, this one of 3.");
  }

  @Test
  void refusesALimitOfNothing() {
    assertThatThrownBy(() -> new TimeLimited(walk(), 0))
        .hasMessage("The limit (0) must be positive.");
  }
}
