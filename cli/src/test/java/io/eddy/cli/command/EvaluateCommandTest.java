package io.eddy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

  private final Console console = new Console();

  @TempDir Path data;

  /** A log that draws item 0 half of the time and is clicked then, for a target that always does. */
  private void writeLog(int rows) throws IOException {
    var log = new StringBuilder("item_id,position,click,propensity_score\n");
    for (var row = 0; row < rows; row++) {
      log.append(row % 2 == 0 ? "0,1,1,.5\n" : "%d,1,0,.015\n".formatted(1 + row / 2 % 33));
    }
    Files.createDirectories(data.resolve("bts"));
    Files.writeString(data.resolve("bts").resolve("men.csv"), log);
    var target = new StringBuilder("item_id,p_left,p_center,p_right\n0,1,1,1\n");
    for (var item = 1; item < 34; item++) {
      target.append("%d,0,0,0\n".formatted(item));
    }
    Files.writeString(data.resolve("always.csv"), target);
  }

  @Test
  void estimatesWhatTheTargetWouldHaveEarned() throws IOException {
    writeLog(1_000);
    assertThat(run("bts", data.resolve("always.csv").toString())).isZero();
    var json = console.json();
    assertThat(json.propertyNames())
        .containsExactly(
            "rows",
            "clicks",
            "behaviorMean",
            "estimates",
            "meanWeight",
            "maxWeight",
            "effectiveSampleSize",
            "verdict",
            "reason");
    assertThat(json.get("rows").longValue()).isEqualTo(1_000);
    assertThat(json.get("clicks").longValue()).isEqualTo(500);
    assertThat(json.get("behaviorMean").doubleValue()).isEqualTo(.5);
    var ipw = json.get("estimates").get("ipw");
    assertThat(ipw.get("value").doubleValue()).isCloseTo(1, within(1e-12)); // weights 2 and 0
    assertThat(ipw.get("standardError").doubleValue())
        .isCloseTo(Math.sqrt(1 / 999.0), within(1e-12)); // 2 and 0: variance 1000/999
    assertThat(ipw.get("ci95").get(0).doubleValue()).isBetween(.9, 1.0);
    assertThat(json.get("maxWeight").doubleValue()).isEqualTo(2);
    assertThat(json.get("effectiveSampleSize").doubleValue()).isCloseTo(500, within(1e-9));
    assertThat(json.get("verdict").stringValue()).isEqualTo("reliable");
  }

  @Test
  void aRefusedEstimateHasWeightsAndNoValue() throws IOException {
    writeLog(20);
    assertThat(run("bts", data.resolve("always.csv").toString())).isZero();
    var json = console.json();
    assertThat(json.get("verdict").stringValue()).isEqualTo("refused");
    assertThat(json.get("reason").stringValue()).startsWith("too little overlap");
    assertThat(json.get("meanWeight").doubleValue()).isCloseTo(1, within(1e-12));
    assertThat(json.get("estimates").get("ipw").get("value").isNull()).isTrue();
    assertThat(json.get("estimates").get("ipw").get("ci95").isNull()).isTrue();
  }

  @Test
  void printsATableForPeople() throws IOException {
    writeLog(1_000);
    assertThat(
            console.run(
                "evaluate",
                "open-bandit",
                "--data",
                data.toString(),
                "--campaign",
                "men",
                "--behavior",
                "bts",
                "--target",
                "logistic"))
        .isZero();
    assertThat(console.output())
        .startsWith("1000 impressions, 500 clicks, 0.500000 a piece")
        .contains("ipw", "snipw", "drOs", "weights: mean ");
  }

  @Test
  void badOptionsNameValueAndRemedy() throws IOException {
    writeLog(4);
    assertThat(run("ucb", "uniform")).isEqualTo(2);
    assertThat(console.errors()).contains("--behavior (ucb)", "random, bts");
    assertThat(run("bts", "bts")).isEqualTo(2);
    assertThat(console.errors()).contains("bts_action_dist_men.csv");
    assertThat(run("random", "uniform")).isEqualTo(2);
    assertThat(console.errors()).contains("There is no file");
    assertThat(console.run("evaluate")).isEqualTo(2);
    assertThat(console.errors()).contains("open-bandit");
  }

  /** Exact values of the small release, where it is: {@code -Deddy.data=DIR} with DIR/open-bandit. */
  @Test
  void theMensCampaignGivesItsPublishedValues() {
    var directory = System.getProperty("eddy.data");
    assumeTrue(directory != null, "Set -Deddy.data to the directory with the reference data.");
    data = Path.of(directory, "open-bandit");
    assertThat(run("random", "bts")).isZero();
    var thompson = console.json();
    assertThat(thompson.get("rows").longValue()).isEqualTo(10_000);
    assertThat(thompson.get("clicks").longValue()).isEqualTo(46);
    assertThat(thompson.get("estimates").get("ipw").get("value").doubleValue())
        .isCloseTo(.00453356, within(1e-9));
    assertThat(thompson.get("estimates").get("snipw").get("value").doubleValue())
        .isCloseTo(.004604232164, within(1e-9));
    assertThat(thompson.get("verdict").stringValue()).isEqualTo("uncertain");
    assertThat(run("bts", "uniform")).isZero();
    assertThat(console.json().get("estimates").get("ipw").get("value").doubleValue())
        .isCloseTo(.003008626327, within(1e-9));
    assertThat(console.json().get("maxWeight").doubleValue()).isCloseTo(178.25312, within(1e-5));
  }

  private int run(String behavior, String target) {
    return console.run(
        "evaluate",
        "open-bandit",
        "--data",
        data.toString(),
        "--campaign",
        "men",
        "--behavior",
        behavior,
        "--target",
        target,
        "--json");
  }
}
