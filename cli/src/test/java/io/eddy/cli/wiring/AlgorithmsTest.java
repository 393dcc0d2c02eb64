package io.eddy.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.cli.config.AlgorithmFile;
import io.eddy.cli.config.ConfigException;
import io.eddy.rl.algorithm.A2cConfig;
import io.eddy.rl.algorithm.PpoConfig;
import io.eddy.rl.policy.Schedule;
import io.eddy.rl.training.Bundle;
import io.eddy.rl.training.Limit;
import io.eddy.rl.training.Training;
import io.eddy.rl.training.TrainingConfig;
import io.eddy.rl.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlgorithmsTest {
  private static final ClassLoader NO_PLUGINS = Plugins.of(List.of());
  private static final Algorithms ALGORITHMS = new Algorithms(NO_PLUGINS);
  private static final Environments ENVIRONMENTS = new Environments(NO_PLUGINS);

  /** Small networks and early learning, so that every algorithm has updated when it is put down. */
  private static final AlgorithmFile QUICK_DQN =
      new AlgorithmFile("quick", "learningStarts: 64\nbatchSize: 16\nreplayCapacity: 300\n");

  private static final Limit STEPS = Limit.steps(2_000);

  @TempDir Path folder;

  static List<String> names() {
    return Algorithms.NAMES;
  }

  static Stream<String> environments() {
    return Environments.NAMES.stream();
  }

  private static Algorithm<?> algorithm(String name) {
    var environment = ENVIRONMENTS.named("frozen-lake");
    var plain = ALGORITHMS.named(name, environment, STEPS, null);
    return plain.provider().type().equals("dqn")
        ? ALGORITHMS.named(name, environment, STEPS, QUICK_DQN)
        : plain;
  }

  private static Training training(String name) {
    var algorithm = algorithm(name);
    return new Training(
        algorithm.task(),
        algorithm::agent,
        new TrainingConfig(STEPS, 250, 5, 5),
        3,
        TrainingListener.NONE);
  }

  @Test
  void everyFileHasItsName() throws IOException {
    try (var files = Files.list(Path.of("src/main/resources/algorithms"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Algorithms.NAMES.stream().map(name -> name + ".yaml").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void trainingOnAfterLoadingIsTrainingOnWithEveryAlgorithm(String name) throws IOException {
    var whole = training(name);
    whole.run();
    var before = training(name);
    before.advance(1_000);
    Bundle.write(folder.resolve("half"), before);
    var after = training(name);
    Bundle.read(folder.resolve("half"), after);
    after.run();

    Bundle.write(folder.resolve("whole"), whole);
    Bundle.write(folder.resolve("pieces"), after);
    assertThat(folder.resolve("pieces")).hasSameBinaryContentAs(folder.resolve("whole"));
    assertThat(folder.resolve("half"))
        .satisfies(
            half -> assertThat(Files.mismatch(half, folder.resolve("whole"))).isNotNegative());
  }

  @ParameterizedTest
  @MethodSource("environments")
  void everyEnvironmentHasAnAlgorithmThatCanBeShownIt(String name) {
    var environment = ENVIRONMENTS.named(name);
    var algorithm = ALGORITHMS.named(environment.algorithm(), environment, STEPS, null);
    assertThat(algorithm.task().environments().get().shape().mostActions()).isPositive();
  }

  @Test
  void ratesOfPolicyGradientsFallAsLongAsTrainingLasts() {
    var environment = ENVIRONMENTS.named("cartpole");
    for (var name : List.of("a2c", "ppo", "ppo-cleanrl")) {
      assertThat(ALGORITHMS.named(name, environment, Limit.steps(300_000), null).settings())
          .asString()
          .as(name)
          .contains("learningRateFactor=Linear[from=1.0, to=0.0, steps=300000]");
    }
    assertThat(ALGORITHMS.named("ppo", environment, Limit.steps(300_000), null).settings())
        .isInstanceOfSatisfying(
            PpoConfig.class,
            ppo -> assertThat(ppo.clip()).isEqualTo(Schedule.linear(.2, 0, 300_000)));
    // 7 episodes have 3,500 steps at most.
    assertThat(ALGORITHMS.named("a2c", environment, Limit.episodes(7), null).settings())
        .isInstanceOfSatisfying(
            A2cConfig.class,
            a2c -> assertThat(a2c.learningRateFactor()).isEqualTo(Schedule.linear(1, 0, 3_500)));
  }

  @Test
  void aNameThatIsNotKnownNamesTheNearest() {
    var environment = ENVIRONMENTS.named("cartpole");
    assertThatThrownBy(() -> ALGORITHMS.named("dubble-dqn", environment, STEPS, null))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(
            "The algorithm dubble-dqn is unknown. The nearest one is double-dqn.");
    assertThatThrownBy(() -> ENVIRONMENTS.named("cart-pole"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("The environment cart-pole is unknown. The nearest one is cartpole.");
  }

  @Test
  void aTableIsRefusedWhereStatesAreNotFinite() {
    var environment = ENVIRONMENTS.named("cartpole");
    assertThatThrownBy(() -> ALGORITHMS.named("q-learning", environment, STEPS, null))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("keeps a table, and cartpole has no finite number of states");
  }
}
