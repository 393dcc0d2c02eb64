package io.eddy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateDsjsonCommandTest {
  private final Console console = new Console();

  @TempDir Path folder;

  /** Action 1 costs −1 and is drawn half of the time, action 2 costs nothing. */
  private Path log(int lines) throws IOException {
    var text = new StringBuilder();
    for (var i = 0; i < lines; i++) {
      var action = 1 + i % 2;
      text.append(
          """
          {"_label_cost":%d,"_label_probability":0.5,"_label_Action":%d,"_labelIndex":%d,"a":[%d],"c":{"_multi":[{"A":{"f":"1"}},{"A":{"f":"2"}}]},"p":[0.5]}
          """
              .formatted(i % 2 - 1, action, action - 1, action));
    }
    return Files.writeString(folder.resolve("log.dsjson"), text);
  }

  @Test
  void estimatesWhatTheTargetWouldHaveEarned() throws IOException {
    assertThat(run(log(1_000), "baseline", "--json")).isZero();
    var json = console.json();
    assertThat(json.propertyNames())
        .containsExactly(
            "rows",
            "events",
            "skipped",
            "dangling",
            "leftOut",
            "costsChanged",
            "senseless",
            "firstSenseless",
            "behaviorMean",
            "estimates",
            "meanWeight",
            "maxWeight",
            "effectiveSampleSize",
            "verdict",
            "reason");
    assertThat(json.get("rows").longValue()).isEqualTo(1_000);
    assertThat(json.get("behaviorMean").doubleValue()).isEqualTo(.5);
    var ipw = json.get("estimates").get("ipw");
    assertThat(ipw.get("value").doubleValue()).isCloseTo(1, within(1e-12)); // weights 2 and 0
    assertThat(json.get("maxWeight").doubleValue()).isEqualTo(2);
    assertThat(json.get("verdict").stringValue()).isEqualTo("reliable");
  }

  @Test
  void judgesWhatVowpalWabbitPredicted() throws IOException {
    var predictions = Files.writeString(folder.resolve("p.txt"), "0:0.9,1:0.1\n\n".repeat(1_000));
    assertThat(run(log(1_000), predictions.toString(), "--json")).isZero();
    // .9/.5 of 1 and .1/.5 of 0
    assertThat(console.json().get("estimates").get("ipw").get("value").doubleValue())
        .isCloseTo(.9, within(1e-12));
  }

  @Test
  void printsATableForPeople() throws IOException {
    var log = log(1_000);
    Files.writeString(log, Files.readString(log) + "no json\n{\"EventId\":\"1\",\"v\":1}\n");
    assertThat(run(log, "uniform")).isZero();
    assertThat(console.output())
        .startsWith("1000 steps of 1000 decisions, a reward of 0.500000 a piece")
        .contains("1 lines without a decision are passed over")
        .contains("1 senseless lines: no JSON object")
        .contains("line 1001: no JSON object")
        .contains("ipw", "drOs", "weights: mean 1.00000", "reliable");
  }

  @Test
  void badOptionsNameValueAndRemedy() throws IOException {
    var log = log(4);
    assertThat(run(folder.resolve("none"), "uniform")).isEqualTo(2);
    assertThat(console.errors()).contains("There is no file", "a JSON object a line");
    assertThat(run(log, "thompson")).isEqualTo(2);
    assertThat(console.errors()).contains("There is no file thompson", "uniform, baseline");
    assertThat(run(log, "uniform", "--clip", "0")).isEqualTo(2);
    assertThat(console.errors()).contains("--clip (0.0)");
    var tooShort = Files.writeString(folder.resolve("p.txt"), "0:0.9,1:0.1\n\n");
    assertThat(run(log, tooShort.toString())).isEqualTo(2);
    assertThat(console.errors()).contains("end after 1 events");
  }

  private int run(Path data, String target, String... options) {
    var arguments = new String[6 + options.length];
    arguments[0] = "evaluate";
    arguments[1] = "dsjson";
    arguments[2] = "--data";
    arguments[3] = data.toString();
    arguments[4] = "--target";
    arguments[5] = target;
    System.arraycopy(options, 0, arguments, 6, options.length);
    return console.run(arguments);
  }
}
