package io.eddy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.learning.offline.OfflineAlgorithm;
import io.eddy.rocksdb.RocksStore;
import io.eddy.rocksdb.RocksStoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** From a simulated evening to a policy, its estimate, and a learner that starts from it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainLogCommandTest {
  private final Console console = new Console();

  @TempDir private static Path folder;

  @BeforeAll
  void anEvening() {
    assertThat(simulate("evening", "--arms", "frozen")).isZero();
  }

  private int simulate(String data, String... more) {
    var arguments = new String[8 + more.length];
    var common =
        new String[] {"simulate", "--data", at(data), "--hours", "1", "--viewers", "300", "--json"};
    System.arraycopy(common, 0, arguments, 0, 8);
    System.arraycopy(more, 0, arguments, 8, more.length);
    return console.run(arguments);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private JsonNode train(String data, String algorithm, String out, String... more) {
    assertThat(run(data, algorithm, out, more)).as(console.errors()).isZero();
    return console.json();
  }

  private int run(String data, String algorithm, String out, String... more) {
    var arguments = new String[9 + more.length];
    var common =
        new String[] {
          "train", "log", "--data", at(data), "--algorithm", algorithm, "--out", at(out), "--json"
        };
    System.arraycopy(common, 0, arguments, 0, 9);
    System.arraycopy(more, 0, arguments, 9, more.length);
    return console.run(arguments);
  }

  @ParameterizedTest
  @EnumSource(OfflineAlgorithm.class)
  void learnsByEveryAlgorithmAndIsEvaluatedFromItsFile(OfflineAlgorithm algorithm) {
    var out = algorithm.label() + ".policy";
    var report = train("evening", algorithm.label(), out, "--decisions", "250");

    var slates = report.get("slates").intValue() + report.get("validationSlates").intValue();
    assertThat(slates).isBetween(150, 250);
    assertThat(report.get("decisions").longValue()).isGreaterThan(250);
    assertThat(report.get("validation")).isNotEmpty();
    assertThat(report.get("selectedPass").intValue()).isBetween(1, report.get("validation").size());
    assertThat(report.get("verdict").stringValue()).isIn("reliable", "uncertain", "refused");
    assertThat(report.get("version").isNull()).isTrue();

    assertThat(
            console.run("evaluate", "log", "--data", at("evening"), "--policy", at(out), "--json"))
        .isZero();
    assertThat(console.json()).isEqualTo(report.get("evaluation"));
  }

  @Test
  void publishesWhatTheNextServiceServes() {
    assertThat(simulate("published", "--arms", "learning")).isZero();
    var before = console.json().get("policyVersions").intValue();
    var report = train("published", "linucb", "p.policy", "--publish");

    assertThat(report.get("version").intValue()).isEqualTo(before + 1);
    try (var store = RocksStoreReader.open(folder.resolve("published"))) {
      var provenance = store.policies().latest().orElseThrow().provenance();
      assertThat(provenance.name()).isEqualTo("linucb");
      assertThat(provenance.parent()).isEqualTo(before);
      assertThat(provenance.transitions()).isEqualTo(report.get("slates").longValue());
    }
    assertThat(
            console.run(
                "evaluate",
                "log",
                "--data",
                at("published"),
                "--policy",
                report.get("version").toString(),
                "--json"))
        .isZero();
    assertThat(console.json().get("estimates"))
        .isEqualTo(report.get("evaluation").get("estimates"));
  }

  @Test
  void aServiceThatRunsIsReadButNotPublishedTo() {
    assertThat(simulate("busy", "--arms", "frozen")).isZero();
    try (var running = RocksStore.open(folder.resolve("busy"))) {
      assertThat(running.epoch()).isPositive();
      train("busy", "linucb", "busy.policy");
      assertThat(run("busy", "linucb", "busy.policy", "--publish")).isEqualTo(1);
      assertThat(console.errors()).contains("busy");
    }
  }

  @Test
  void aLearnerStartsFromAFile() {
    train("evening", "linucb", "start.policy");
    assertThat(simulate("started", "--arms", "learning", "--start", at("start.policy"))).isZero();
    try (var store = RocksStoreReader.open(folder.resolve("started"))) {
      var history = store.policies().history(1_000);
      assertThat(history.getLast().name()).isEqualTo("linucb");
      assertThat(history.getFirst().name()).isEqualTo("slate-q");
      assertThat(history.getFirst().version()).isGreaterThan(5);
    }
  }

  @Test
  void learnsFromTheOpenBanditDataset() throws IOException {
    writeLog(folder.resolve("bandit"), 2_000);
    var report = train("bandit", "linucb", "bandit.policy", "--behavior", "random");

    assertThat(report.get("slates").intValue()).isEqualTo(1_280); // 64 % teach, 16 % choose
    assertThat(report.get("validationSlates").intValue()).isEqualTo(320);
    var evaluation = report.get("evaluation");
    assertThat(evaluation.get("rows").intValue()).isEqualTo(400); // 20 % judge
    // Item 3 is clicked half of the time by users "b", item 7 by users "a", all others never.
    assertThat(report.get("value").doubleValue()).isGreaterThan(3 * .0147);
    assertThat(evaluation.get("effectiveSampleSize").doubleValue()).isLessThan(40);

    assertThat(run("bandit", "linucb", "bandit.policy", "--publish")).isEqualTo(2);
    assertThat(console.errors()).contains("knows no rooms");
    assertThat(
            console.run(
                "evaluate",
                "log",
                "--data",
                at("evening"),
                "--policy",
                at("bandit.policy"),
                "--json"))
        .isEqualTo(2);
    assertThat(console.errors()).contains("reads other features (open-bandit/men/random)");
  }

  private static void writeLog(Path data, int rows) throws IOException {
    var random = new SplittableRandom(1);
    var log =
        new StringBuilder("timestamp,item_id,position,click,propensity_score,user_feature_0\n");
    for (var row = 0; row < rows; row++) {
      var item = random.nextInt(34);
      var user = random.nextBoolean() ? "a" : "b";
      var liked = item == (user.equals("b") ? 3 : 7);
      var click = liked && random.nextBoolean() ? 1 : 0;
      log.append(
          "2019-11-24 %02d:%02d:00.5+00:00,%d,%d,%d,%s,%s%n"
              .formatted(row / 60 % 24, row % 60, item, 1 + row % 3, click, 1 / 34.0, user));
    }
    Files.createDirectories(data.resolve("random"));
    Files.writeString(data.resolve("random").resolve("men.csv"), log);
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThat(run("evening", "sarsa", "x.policy")).isEqualTo(2);
    assertThat(console.errors()).contains("--algorithm", "sarsa", "behavior-cloning");
    assertThat(run("nowhere", "cql", "x.policy")).isEqualTo(1);
    assertThat(console.errors()).contains("There is no store in");
    assertThat(run("evening", "cql", "x.policy", "--decisions", "10")).isEqualTo(2);
    assertThat(console.errors()).contains("displayed slates to learn from, fewer than 50");
    assertThat(console.run("train")).isEqualTo(2);
    assertThat(console.errors()).contains("ENVIRONMENT");

    Files.writeString(folder.resolve("no.policy"), "{\"format\":1}");
    assertThat(simulate("never", "--start", at("no.policy"))).isEqualTo(2);
    assertThat(console.errors()).contains("--start").contains("no.policy");
    assertThat(folder.resolve("never")).doesNotExist();
    assertThat(simulate("evening")).isEqualTo(2);
    assertThat(console.errors()).contains("is there already");
  }
}
