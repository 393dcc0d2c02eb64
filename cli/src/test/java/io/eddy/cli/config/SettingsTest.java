package io.eddy.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.eddy.learning.experience.Discount;
import io.eddy.recommender.experiment.Arm;
import io.eddy.recommender.slate.Caps;
import io.eddy.service.serving.ServingSettings.Exposure;
import io.eddy.service.serving.ServingSettings.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "---\n", "slate:\n", "{}"})
  void sayingNothingLeavesTheDefaults(String yaml) {
    assertThat(read(yaml)).isEqualTo(Settings.DEFAULT);
  }

  @Test
  void oneKeyLeavesItsNeighboursAtTheirDefaults() {
    var settings = read("slate:\n  perStreamer: 2\n");
    assertThat(settings.service().caps()).isEqualTo(new Caps(2, 50));
    assertThat(settings.service().prices()).isEqualTo(Settings.DEFAULT.service().prices());
  }

  @Test
  void placementsAreAddedToHome() {
    var settings =
        read(
            """
            placements:
              feed:
                exposure: served
                visibleDepth: 4
            """);
    assertThat(settings.service().serving().placements())
        .containsOnly(
            entry("home", new Placement(Exposure.IMPRESSIONS, 10)),
            entry("feed", new Placement(Exposure.SERVED, 4)));
  }

  @Test
  void armsTakeThePlaceOfTheDefaultOneInTheOrderOfTheFile() {
    var settings =
        read(
            """
            experiment:
              arms:
                popularity:
                bold:
                  policy: learning
            """);
    assertThat(settings.service().experiment().arms())
        .containsExactly(new Arm("popularity", "popularity", .5), new Arm("bold", "learning", .5));
    assertThat(settings.service().experiment().evaluationShare()).isEqualTo(.1);
  }

  @Test
  void sharesOfArmsAreTaken() {
    var settings =
        read(
            """
            experiment:
              arms:
                learning: {share: 0.9}
                repeat: {share: 0.1}
            """);
    assertThat(settings.service().experiment().arms())
        .containsExactly(new Arm("learning", "learning", .9), new Arm("repeat", "repeat", .1));
  }

  @Test
  void aHalfLifeMakesTheFutureCount() {
    var settings = read("learner:\n  discountHalfLife: 20 min\n  horizon: 48 h\n");
    assertThat(settings.learner().discount())
        .isEqualTo(new Discount(Duration.ofMinutes(20), Duration.ofDays(2)));
    assertThat(read("learner:\n  discountHalfLife: none\n")).isEqualTo(Settings.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          slate: {perStreamr: 2}        | slate.perStreamr is unknown. The nearest one is slate.perStreamer.
          perStreamer: 2                | perStreamer is unknown. The nearest one is slate.perStreamer.
          servng: {deadline: 1 s}       | servng is unknown. The nearest one is serving.
          slate: {PerCategory: 2}       | slate.PerCategory is unknown. The nearest one is slate.perCategory.
          exploration: {temp: 1}        | exploration.temp is unknown. The nearest one is exploration.temperature.
          placements: {feed: {depth: 1}} | placements.feed.depth is unknown. The nearest one is
          prices: {follows: 1}          | prices.follows is unknown. The nearest one is prices.follow.
          windows: {follows: 1 h}       | windows.follows is unknown. The nearest one is windows.follow.
          """)
  void anUnknownKeyNamesTheNearestOne(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("mine.yaml: The key " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          slate: {perStreamer: 0}        | slate.perStreamer (0) must be a whole number, 1 to 50. The default is 50.
          slate: {perStreamer: 1.5}      | slate.perStreamer (1.5) must be a whole number, 1 to 50. The default is 50.
          slate: {perStreamer: two}      | slate.perStreamer (two) must be a whole number, 1 to 50. The default is 50.
          slate: {perStreamer: [1]}      | slate.perStreamer (a list) must be a whole number, 1 to 50. The default is 50.
          slate: {perStreamer: }         | slate.perStreamer (nothing) has no value. Give it one, or leave the key out.
          slate: 5                       | slate (5) must hold keys of its own. Write them below it, one a line.
          network: {port: 65536}         | network.port (65536) must be a whole number, 0 to 65535. The default is 8080.
          network: {port: 99999999999999999999} | network.port (99999999999999999999) must be a whole number, 0 to 65535. The default is 8080.
          network: {host: ' '}           | network: The network.host is empty. Set an address of this machine, such as 127.0.0.1.
          retrieval: {candidates: 1001}  | retrieval.candidates (1001) must be a whole number, 1 to 1000. The default is 200.
          prices: {like: .nan}           | prices.like (NaN) must be a number, -1000 to 1000. The default is 0.2.
          serving: {deadline: 250}       | serving.deadline (250) must be a duration, 1 ms to 3650 d. Write a whole number and ms, s, min, h or d, such as 250 ms.
          serving: {deadline: 0 s}       | serving.deadline (0 s) must be a duration, 1 ms to 3650 d. Write a whole number and ms, s, min, h or d, such as 250 ms.
          serving: {deadline: 999999999999 d} | serving.deadline (999999999999 d) must be a duration, 1 ms to 3650 d. Write a whole number and ms, s, min, h or d, such as 250 ms.
          serving: {baseline: best}      | serving.baseline (best) is none of popularity, repeat, category-popularity, random. The default is popularity.
          placements: {home: {exposure: seen}} | placements.home.exposure (seen) is none of impressions, served. The default is impressions.
          learner: {algorithm: dqn}      | learner.algorithm (dqn) is none of slate-q, slate-q-network. The default is slate-q.
          learner: {everyArm: 1}         | learner.everyArm (1) must be true or false. The default is false.
          retention: {bytes: 64}         | retention.bytes (64) must be a size of at least 1 MiB. Write a whole number and KiB, MiB or GiB, such as 64 GiB.
          experiment: {evaluationShare: 2} | experiment.evaluationShare (2) must be a number, 0 to 1. The default is 0.1.
          experiment: {arms: {a: {share: 0.5}}} | experiment.arms (keys) have shares of 0.5 in all. Let them add up to 1, or leave share out of each for equal ones.
          experiment: {arms: {a: {share: 0}, b: {share: 1}}} | experiment.arms.a: The share (0.0) of arm a must be above 0 and at most 1.
          experiment: {arms: {a: {policy: magic}}} | experiment.arms.a.policy (magic) is none of learning, frozen, popularity, repeat, category-popularity, random. The default is learning.
          """)
  void aWrongValueNamesKeyValueAndRemedy(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessage("mine.yaml: " + message);
  }

  @Test
  void whatAConstructorRefusesIsWrongWithTheConfiguration() {
    assertThatThrownBy(() -> read("exploration: {epsilonEnd: 0.01}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("mine.yaml: exploration: The exploration (temperature 0.05,")
        .hasMessageContaining("epsilonEnd ≥ .02");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"slate: {", "a: b: c", "slate:\n\tperStreamer: 1", "slate: {}\nslate: {}"})
  void whatIsNoYamlNamesThePlace(String yaml) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("mine.yaml: This is no YAML that can be read, line ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"slate", "- slate", "5"})
  void aFileWithoutKeysIsRefused(String yaml) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("mine.yaml: The file holds no keys.");
  }

  @Test
  void aFileIsRead() throws IOException {
    var file = folder.resolve("mine.yaml");
    Files.writeString(file, "network:\n  port: 9000\n");
    assertThat(Settings.load(file).network()).isEqualTo(new Network("127.0.0.1", 9000));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    var missing = folder.resolve("missing.yaml");
    assertThatThrownBy(() -> Settings.load(missing))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "The configuration %s does not exist. Name a file that does, or leave --config out."
                .formatted(missing));
  }

  @Test
  void aFolderIsNoConfiguration() {
    assertThatThrownBy(() -> Settings.load(folder))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("can't be read");
  }

  private static Settings read(String yaml) {
    return Settings.parse("mine.yaml", yaml);
  }
}
