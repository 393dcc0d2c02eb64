package io.eddy.rl.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.exact.FiniteMdp;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.SplitMix64;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MdpEnvironmentTest {

  /** From 0 one action leads to 1 with .2, to 2 with .3, back with .5; 1 lacks that action. */
  private static FiniteMdp mdp() {
    return new FiniteMdp.Builder(3, 2)
        .start(0, .25)
        .start(1, .75)
        .outcome(0, 0, .2, 1, 5)
        .outcome(0, 0, .3, 2, -1)
        .outcome(0, 0, .5, 0, 0)
        .outcome(0, 1, 1, 0, 0)
        .outcome(1, 1, 1, 0, 2)
        .terminal(2)
        .build();
  }

  private final SplitMix64 random = new SplitMix64(1);
  private final MdpEnvironment environment = new MdpEnvironment(mdp());
  private final Observation observation = new Observation(environment.shape());

  @Test
  void drawsWhatTheTableSays() {
    var starts = new int[3];
    var nexts = new int[3];
    var steps = 0;
    for (var episode = 0; episode < 40_000; episode++) {
      environment.reset(random, observation);
      starts[environment.state()]++;
      if (environment.state() == 0) {
        var reward = environment.step(0, random, observation);
        nexts[environment.state()]++;
        steps++;
        assertThat(reward).isEqualTo(new double[] {0, 5, -1}[environment.state()]);
        assertThat(environment.terminated()).isEqualTo(environment.state() == 2);
      }
    }
    // Errors: √(.25·.75/40,000) = .0022, √(.25/10,000) = .005; four of them.
    assertThat(starts[0] / 40_000.0).isEqualTo(.25, within(.009));
    assertThat(starts[2]).isZero();
    assertThat(nexts[1] / (double) steps).isEqualTo(.2, within(.02));
    assertThat(nexts[2] / (double) steps).isEqualTo(.3, within(.02));
    assertThat(nexts[0] / (double) steps).isEqualTo(.5, within(.02));
  }

  @Test
  void masksWhatAStateDoesNotHave() {
    do {
      environment.reset(random, observation);
    } while (environment.state() != 1);
    assertThat(observation.available(0)).isFalse();
    assertThat(observation.available(1)).isTrue();
    assertThatThrownBy(() -> environment.step(0, random, observation))
        .hasMessage(
            "Action 0 is not available in state 1; choose one that the observation offers.");

    environment.step(1, random, observation);
    assertThat(observation.state()[0]).isEqualTo(0);
    assertThat(observation.masked()).isFalse();
    assertThat(environment.episodeReturn()).isEqualTo(2);
  }

  @Test
  void goesOnFromWhatWasSaved() throws IOException {
    environment.reset(random, observation);
    environment.step(1, random, observation);
    var bytes = new ByteArrayOutputStream();
    environment.save(new DataOutputStream(bytes));
    var other = new MdpEnvironment(mdp());
    other.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(other.state()).isEqualTo(environment.state());
    assertThat(other.episodeReturn()).isEqualTo(environment.episodeReturn());
    assertThatThrownBy(
            () ->
                new Taxi().load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isInstanceOf(IOException.class)
        .hasMessage("What was saved is a state of another process than this environment's.");
  }

  @Test
  void allocatesNothing() {
    var lake = new TimeLimited(new FrozenLake(FrozenLake.FOUR_BY_FOUR, true), 100);
    var transition = new Transition(lake.shape());
    lake.reset(random, transition.observation());
    Runnable run =
        () -> {
          for (var step = 0; step < 5_000; step++) {
            transition.step(lake, (int) (random.nextLong() >>> 62), random);
            if (transition.ended()) {
              lake.reset(random, transition.next());
            }
            transition.advance();
          }
        };
    assertThat(Allocation.bytes(run)).isZero();
  }

  @Test
  void showsItsStatesAsFeatures() {
    var features = new OneHot(environment);
    var shown = new Observation(features.shape());
    assertThat(features.shape().stateWidth()).isEqualTo(3);
    do {
      features.reset(random, shown);
    } while (environment.state() != 1);
    assertThat(shown.state()).containsExactly(0, 1, 0);
    assertThat(shown.available(0)).isFalse();

    assertThat(features.step(1, random, shown)).isEqualTo(2);
    assertThat(shown.state()).containsExactly(1, 0, 0);
    assertThat(shown.masked()).isFalse();
    assertThat(features.terminated()).isFalse();
    while (environment.state() != 2) {
      features.step(actionThatIsThere(environment), random, shown);
    }
    assertThat(shown.state()).containsExactly(0, 0, 1);
    assertThat(features.terminated()).isTrue();
  }

  private static int actionThatIsThere(MdpEnvironment environment) {
    return environment.state() == 1 ? 1 : 0;
  }
}
