package io.eddy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.cli.wiring.Algorithms;
import io.eddy.cli.wiring.Environments;
import io.eddy.rl.export.PolicyFile;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.tabular.TabularPolicy;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {
  private final Console console = new Console();

  @TempDir Path folder;

  @Test
  void printsOneJsonObjectAndNothingElse() {
    assertThat(
            console.run(
                "train",
                "cartpole",
                "--algorithm",
                "dqn",
                "--steps",
                "1500",
                "--seeds",
                "2",
                "--seed",
                "5",
                "--json"))
        .isZero();
    var json = console.json();
    assertThat(json.propertyNames())
        .containsExactly(
            "environment",
            "algorithm",
            "steps",
            "seeds",
            "interquartileMean",
            "ci95",
            "solved",
            "stepsPerSecond");
    assertThat(json.get("steps").longValue()).isEqualTo(1_500);
    assertThat(json.get("seeds").size()).isEqualTo(2);
    var seed = json.get("seeds").get(1);
    assertThat(seed.propertyNames())
        .containsExactly(
            "seed",
            "finalReturn",
            "selectedReturn",
            "last100Return",
            "solvedAtStep",
            "averageReward",
            "cumulativeReward",
            "successRate",
            "seconds");
    assertThat(seed.get("seed").longValue()).isEqualTo(6);
    assertThat(seed.get("solvedAtStep").isNull()).isTrue();
    assertThat(seed.get("averageReward").doubleValue()).isEqualTo(1);
    assertThat(seed.get("cumulativeReward").doubleValue()).isEqualTo(1_500);
    assertThat(json.get("interquartileMean").propertyNames())
        .containsExactly("final", "selected", "last100");
    assertThat(json.get("ci95").propertyNames()).containsExactly("final", "selected", "last100");
    assertThat(json.get("ci95").get("final").size()).isEqualTo(2);
    assertThat(console.errors()).isEmpty();
  }

  @Test
  void severalAlgorithmsStandUnderRuns() {
    assertThat(
            console.run(
                "train",
                "cartpole-v0",
                "--algorithm",
                "online-q-network,double-dqn",
                "--episodes",
                "15",
                "--json"))
        .isZero();
    var runs = console.json().get("runs");
    assertThat(runs.size()).isEqualTo(2);
    assertThat(runs.get(0).get("algorithm").stringValue()).isEqualTo("online-q-network");
    assertThat(runs.get(1).get("algorithm").stringValue()).isEqualTo("double-dqn");
  }

  @Test
  void aSeedDoesNotDependOnHowManyThereAre() {
    console.run(
        "train", "cartpole", "--algorithm", "a2c", "--steps", "800", "--seeds", "3", "--json");
    var among = console.json().get("seeds").get(2);
    console.run(
        "train", "cartpole", "--algorithm", "a2c", "--steps", "800", "--seed", "2", "--json");
    var alone = console.json().get("seeds").get(0);
    for (var figure : new String[] {"seed", "finalReturn", "selectedReturn", "last100Return"}) {
      assertThat(alone.get(figure)).as(figure).isEqualTo(among.get(figure));
    }
  }

  @Test
  void whatNoEpisodeTellsIsNull() {
    console.run("train", "cartpole", "--algorithm", "ppo", "--steps", "3", "--json");
    assertThat(console.json().get("seeds").get(0).get("last100Return").isNull()).isTrue();
    assertThat(console.json().get("interquartileMean").get("last100").isNull()).isTrue();
  }

  @Test
  void endsWithAVerdictForPeople() {
    assertThat(console.run("train", "cartpole", "--algorithm", "dqn,reinforce", "--steps", "600"))
        .isZero();
    assertThat(console.output().lines().toList().getLast())
        .startsWith("In cartpole the final policies of ")
        .contains("earn most");
    console.run("train", "cartpole", "--algorithm", "dqn", "--steps", "600");
    assertThat(console.output().lines().toList().getLast())
        .startsWith("dqn did not solve cartpole: its final policy earns ");
  }

  @Test
  void tellsEveryEpisodeWhereAsked() {
    console.run(
        "train", "cartpole", "--algorithm", "online-q-network", "--episodes", "4", "--verbose");
    assertThat(console.output().lines().limit(4))
        .allMatch(line -> line.matches("Episode [1-4], Total Reward: \\d+\\.0"));
    console.run(
        "train",
        "cartpole",
        "--algorithm",
        "online-q-network",
        "--episodes",
        "4",
        "--verbose",
        "--json");
    assertThat(console.json().get("environment").stringValue()).isEqualTo("cartpole");
    assertThat(console.errors()).contains("Episode 4, Total Reward: ");
  }

  @Test
  void leavesCurvesAndPolicies() throws IOException {
    assertThat(
            console.run(
                "train",
                "cartpole",
                "--algorithm",
                "double-dqn,ppo",
                "--steps",
                "1100",
                "--seeds",
                "2",
                "--out",
                folder.resolve("new/out").toString()))
        .isZero();
    var out = folder.resolve("new/out");
    var picture = ImageIO.read(out.resolve("curves.png").toFile());
    var colours = new HashSet<Integer>();
    for (var x = 0; x < picture.getWidth(); x++) {
      for (var y = 0; y < picture.getHeight(); y++) {
        colours.add(picture.getRGB(x, y));
      }
    }
    assertThat(colours).contains(0xFF0072B2, 0xFFD55E00);
    assertThat(Files.readAllLines(out.resolve("episodes.csv")))
        .startsWith("algorithm,seed,episode,step,return,success")
        .anyMatch(line -> line.startsWith("ppo,1,1,"));
    assertThat(Files.readAllLines(out.resolve("evaluations.csv"))).hasSize(1 + 2 * 2 * 20);
    assertThat(out.resolve("report.json")).content().startsWith("{\"runs\":[");
    var own = out.resolve("double-dqn/seed-1");
    assertThat(own.resolve("events.out.tfevents.eddy")).isNotEmptyFile();
    assertThat(own.resolve("selected.onnx")).isNotEmptyFile();
    assertThat(own.resolve("final.onnx")).isNotEmptyFile();
    try (var in = new DataInputStream(Files.newInputStream(own.resolve("final.policy")))) {
      var policy = PolicyFile.read(in);
      var observation = new Observation(ObservationShape.fixed(4, 2));
      assertThat(policy.choose(observation, new SplitMix64(1))).isBetween(0, 1);
    }
  }

  @Test
  void aTableIsKeptLikeANetwork() throws IOException {
    var out = folder.resolve("tables");
    assertThat(
            console.run(
                "train",
                "cliff-walking",
                "--algorithm",
                "q-learning",
                "--steps",
                "2000",
                "--out",
                out.toString()))
        .isZero();
    var own = out.resolve("q-learning/seed-0");
    assertThat(own.resolve("final.onnx")).isNotEmptyFile();
    try (var in = new DataInputStream(Files.newInputStream(own.resolve("selected.policy")))) {
      assertThat(((TabularPolicy) PolicyFile.read(in)).states()).isEqualTo(48);
    }
  }

  @Test
  void aFileIsLaidOverTheAlgorithm() throws IOException {
    var file = folder.resolve("mine.yaml");
    Files.writeString(file, "learningStart: 10\n");
    assertThat(console.run("train", "cartpole", "--algorithm", "dqn", "--config", file.toString()))
        .isEqualTo(2);
    assertThat(console.errors())
        .isEqualTo(
            "eddy train: %s: The key learningStart is unknown. The nearest one is learningStarts.%n"
                .formatted(file));
    Files.writeString(file, "discount: 2\n");
    assertThat(console.run("train", "cartpole", "--algorithm", "dqn", "--config", file.toString()))
        .isEqualTo(2);
    assertThat(console.errors()).contains("discount (2.0)");
    Files.writeString(file, "network: {hidden: [4]}\n");
    assertThat(
            console.run(
                "train",
                "cartpole",
                "--algorithm",
                "dqn",
                "--config",
                file.toString(),
                "--steps",
                "50",
                "--json"))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cartpol                              | eddy train: The environment cartpol is unknown. The nearest one is cartpole.
          cartpole --algorithm pppo            | eddy train: The algorithm pppo is unknown. The nearest one is ppo.
          cartpole --steps 10 --episodes 3     | eddy train: --steps (10) and --episodes (3) exclude each other. Leave one out.
          cartpole --steps many                | Invalid value for option '--steps': 'many' is no whole number of at least 1. Write digits alone, such as 1000.
          cartpole --episodes -5               | Invalid value for option '--episodes': '-5' is no whole number of at least 1. Write digits alone, such as 1000.
          cartpole --seeds 0                   | Invalid value for option '--seeds': '0' is no whole number of at least 1. Write digits alone, such as 1000.
          cartpole --seeds 20000               | eddy train: The --seeds (20000) must be at most 10000. Run more of them with another --seed.
          cartpole --config nowhere.yaml       | eddy train: The configuration nowhere.yaml does not exist. Name a file that does, or leave --config out.
          cartpole --algorithm dqn,ppo --config x.yaml | eddy train: The --config x.yaml is for one algorithm, and --algorithm names 2. Name one.
          cartpole --algorithm q-learning      | eddy train: The algorithm q-learning keeps a table, and cartpole has no finite number of states.
          cartpole --resume nowhere            | eddy train: The --resume nowhere can't be read. Name a checkpoint that --out has left.
          cartpole --resume pom.xml --seeds 2  | eddy train: The --resume pom.xml is of one seed of one algorithm. Name that --algorithm and --seed alone.
          cartpole --resume pom.xml --algorithm dqn,ppo | eddy train: The --resume pom.xml is of one seed of one algorithm.
          cartpole --plugin nowhere.jar        | eddy train: The --plugin nowhere.jar can't be read.
          """)
  void badUsageNamesOptionValueAndRemedy(String arguments, String message) {
    assertThat(console.run(("train " + arguments).split(" "))).isEqualTo(2);
    assertThat(console.errors()).startsWith(message);
    assertThat(console.output()).isEmpty();
  }

  private int trainDoubleDqn(String options) {
    return console.run(
        ("train cartpole --algorithm double-dqn --json " + options)
            .replace("OUT", folder.toString())
            .split(" "));
  }

  @Test
  void goesOnFromACheckpointBitForBit() {
    assertThat(trainDoubleDqn("--seed 3 --steps 4000 --out OUT/whole")).isZero();
    assertThat(trainDoubleDqn("--seed 3 --steps 2000 --out OUT/half")).isZero();
    var half = folder.resolve("half/double-dqn/seed-3");
    assertThat(
            trainDoubleDqn(
                "--seed 3 --steps 4000 --out OUT/on --resume %s/checkpoint".formatted(half)))
        .isZero();
    assertThat(console.json().get("steps").longValue()).isEqualTo(4_000);

    assertThat(folder.resolve("on/episodes.csv"))
        .hasSameTextualContentAs(folder.resolve("whole/episodes.csv"));
    var policy = folder.resolve("whole/double-dqn/seed-3/final.policy");
    assertThat(folder.resolve("on/double-dqn/seed-3/final.policy")).hasSameBinaryContentAs(policy);
    assertThatThrownBy(
            () -> assertThat(half.resolve("final.policy")).hasSameBinaryContentAs(policy))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aCheckpointOfAnotherTrainingIsRefused() {
    assertThat(trainDoubleDqn("--seed 3 --steps 50 --out OUT")).isZero();
    var file = folder.resolve("double-dqn/seed-3/checkpoint");
    assertThat(trainDoubleDqn("--seed 4 --steps 90 --resume " + file)).isEqualTo(1);
    assertThat(console.errors())
        .startsWith("eddy train: --resume %s: The file is of another training".formatted(file))
        .contains("its seed is 3, here it is 4");
  }

  @Test
  void whereNothingCanBeWrittenTheCommandFails() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    assertThat(
            console.run(
                "train",
                "cartpole",
                "--algorithm",
                "dqn",
                "--steps",
                "10",
                "--out",
                file.toString()))
        .isEqualTo(1);
    assertThat(console.errors())
        .startsWith("eddy train: The --out %s can't be written".formatted(file));
  }

  @Test
  void helpNamesEveryEnvironmentAndAlgorithm() {
    assertThat(console.run("train", "--help")).isZero();
    var help = console.output().replaceAll("\\s+", " ");
    assertThat(Algorithms.NAMES).allMatch(help::contains);
    assertThat(Environments.NAMES).allMatch(help::contains);
  }
}
