package io.eddy.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.rl.policy.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlgorithmFileTest {
  private static final long TRAINING_STEPS = 7_000;

  enum Kind {
    PLAIN,
    TWO_WORDS
  }

  sealed interface SolverConfig permits FastConfig, SlowConfig {}

  record FastConfig(double speed) implements SolverConfig {
    public static final FastConfig DEFAULT = new FastConfig(9);
  }

  record SlowConfig(int patience) implements SolverConfig {
    public static final SlowConfig DEFAULT = new SlowConfig(100);
  }

  record Inner(List<Integer> hidden, Kind kind) {}

  record Config(
      int steps,
      long updates,
      double discount,
      boolean normalise,
      Schedule exploration,
      Inner network,
      SolverConfig solver) {

    Config {
      if (discount > 1) {
        throw new IllegalArgumentException("discount (%s) must be in [0, 1].".formatted(discount));
      }
    }
  }

  private static final Config NORMAL =
      new Config(
          1,
          2,
          .5,
          false,
          Schedule.linear(1, .1, 100),
          new Inner(List.of(64, 64), Kind.PLAIN),
          FastConfig.DEFAULT);

  private static Config levelled() {
    return read("exploration: 0.5");
  }

  private static Config read(String yaml) {
    return read(yaml, "here");
  }

  private static Config read(String yaml, String environment) {
    return new AlgorithmFile("mine.yaml", yaml)
        .over(NORMAL, Config.class, "some", environment, TRAINING_STEPS);
  }

  @Test
  void whatIsNotNamedStaysAsItIs() {
    assertThat(read("")).isEqualTo(NORMAL);
    assertThat(read("type: some")).isEqualTo(NORMAL);
  }

  @Test
  void readsEveryKindOfSetting() {
    var read =
        read(
            """
            type: some
            steps: 7
            updates: 5000000000
            discount: 1
            normalise: true
            exploration: 0.25
            network: {hidden: [], kind: twoWords}
            solver: {type: slow, patience: 3}
            """);
    assertThat(read)
        .isEqualTo(
            new Config(
                7,
                5_000_000_000L,
                1,
                true,
                Schedule.constant(.25),
                new Inner(List.of(), Kind.TWO_WORDS),
                new SlowConfig(3)));
  }

  @Test
  void aSectionChangesWhatItNames() {
    assertThat(read("network: {hidden: [8]}").network())
        .isEqualTo(new Inner(List.of(8), Kind.PLAIN));
    assertThat(read("exploration: {to: 0.02}").exploration())
        .isEqualTo(Schedule.linear(1, .02, 100));
    assertThat(read("solver: {speed: 2}").solver()).isEqualTo(new FastConfig(2));
    assertThat(read("solver: {type: slow}").solver()).isEqualTo(SlowConfig.DEFAULT);
    assertThat(read("solver: {patience: 1}").solver()).isEqualTo(new SlowConfig(1));
  }

  @Test
  void stepsMayLastAsLongAsTraining() {
    assertThat(read("exploration: {from: 1, to: 0, steps: training}").exploration())
        .isEqualTo(Schedule.linear(1, 0, 7_000));
    assertThatThrownBy(() -> read("exploration: {steps: trainin}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("mine.yaml: exploration.steps (trainin) must be a whole number");
  }

  @Test
  void aRecordWithoutDefaultsMustBeNamedAsAWhole() {
    var after =
        new AlgorithmFile("line.yaml", "exploration: {from: 1, to: 0, steps: 9}")
            .over(levelled(), Config.class, "some", "", TRAINING_STEPS);
    assertThat(after.exploration()).isEqualTo(Schedule.linear(1, 0, 9));
    assertThatThrownBy(
            () ->
                new AlgorithmFile("line.yaml", "exploration: {from: 1, to: 0}")
                    .over(levelled(), Config.class, "some", "", TRAINING_STEPS))
        .isInstanceOf(ConfigException.class)
        .hasMessage("line.yaml: exploration.steps (nothing) is missing. Give it a value.");
  }

  @Test
  void anEnvironmentHasItsOwnSettings() {
    var yaml =
        """
        steps: 3
        perEnvironment:
          here: {discount: 0.9}
          there: {discount: 0.1, network: {kind: twoWords}}
        """;
    assertThat(read(yaml, "here").discount()).isEqualTo(.9);
    assertThat(read(yaml, "here").network().kind()).isEqualTo(Kind.PLAIN);
    assertThat(read(yaml, "there").network().kind()).isEqualTo(Kind.TWO_WORDS);
    assertThat(read(yaml, "elsewhere").discount()).isEqualTo(.5);
    assertThat(read(yaml, "elsewhere").steps()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          discnt: 1                  | The key discnt is unknown. The nearest one is discount.
          network: {hiden: [1]}      | The key network.hiden is unknown. The nearest one is network.hidden.
          exploration: {form: 1}     | The key exploration.form is unknown. The nearest one is exploration.from.
          solver: {patiense: 1}      | The key solver.patiense is unknown. The nearest one is
          perEnvironment: {here: {discunt: 1}} | The key perEnvironment.here.discunt is unknown. The nearest one is perEnvironment.here.discount.
          discount: high             | discount (high) must be a number, -1000000000000 to 1000000000000. The default is 0.5.
          discount: 2                | discount (2.0) must be in [0, 1].
          steps: 1.5                 | steps (1.5) must be a whole number, -1000000000 to 1000000000. The default is 1.
          network: {kind: other}     | network.kind (other) is none of plain, twoWords. The default is plain.
          network: {hidden: [0]}     | network.hidden (a list) must be a list of whole numbers, 1 to 1000000000. The default is [64, 64].
          network: {hidden: 64}      | network.hidden (64) must be a list of whole numbers, 1 to 1000000000. The default is [64, 64].
          solver: {type: quick}      | solver.type (quick) is none of fast, slow. The default is fast.
          exploration: {steps: 0}    | exploration: The steps (0) must be positive
          type: another              | type (another) is none of some. The default is some.
          """)
  void whatIsWrongNamesKeyValueAndRemedy(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("mine.yaml: " + message);
  }
}
