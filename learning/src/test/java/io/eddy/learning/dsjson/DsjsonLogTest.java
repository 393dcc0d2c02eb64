package io.eddy.learning.dsjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.ope.LoggedStep;
import io.eddy.rl.ope.RewardModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DsjsonLogTest {

  /** As a decision service writes it: two actions, the second drawn. */
  private static final String BANDIT =
      """
      {"_label_cost":-1.0,"_label_probability":0.25,"_label_Action":2,"_labelIndex":1,"o":[],"Version":"1",\
      "EventId":"e1","a":[2,1],"c":{"User":{"id":"x","age":3},"_multi":[{"Action":{"f":"1"}},{"Action":{"f":"2"}}]},\
      "p":[0.25,0.75],"VWState":{"m":"N/A"}}
      """;

  /** Three slots of four actions, the last of which may only be given the first or the fourth. */
  private static final String CONDITIONAL =
      """
      {"Version":"1","EventId":"c1","c":{"User":{"id":"x"},"_multi":[{"A":{"f":"1"}},{"A":{"f":"2"}},{"A":{"f":"3"}},\
      {"A":{"f":"4"}}],"_slots":[{"size":"big"},{"size":"small"},{"_inc":[0,1,3]}]},"_outcomes":[\
      {"_label_cost":-1,"_id":"s1","_a":[1,0,2,3],"_p":[0.4,0.2,0.2,0.2]},{"_label_cost":0.5,"_id":"s2","_a":2,"_p":0.25},\
      {"_label_cost":-2,"_id":"s3","_a":[3,0],"_p":[0.5,0.5]}]}
      """;

  @TempDir Path folder;

  private final List<DsjsonStep> steps = new ArrayList<>();

  private LineAccount read(String text, DsjsonTarget target) throws IOException {
    var file = folder.resolve("log.dsjson");
    Files.writeString(file, text);
    steps.clear();
    return new DsjsonLog(file).read(target, steps::add);
  }

  private List<Double> weights() {
    return steps.stream().map(s -> s.step().scored(RewardModel.ZERO).weight()).toList();
  }

  @Test
  void readsAContextualBandit() throws IOException {
    var account = read(BANDIT + BANDIT, new DsjsonTarget.Uniform());

    assertThat(account.events()).isEqualTo(2);
    assertThat(account.steps()).isEqualTo(2);
    assertThat(account.meanReward()).isEqualTo(1);
    assertThat(account.senseless()).isEmpty();
    assertThat(steps).extracting(s -> s.step().action()).containsExactly(1, 1);
    assertThat(steps).extracting(s -> s.step().reward()).containsExactly(1.0, 1.0);
    assertThat(steps).extracting(s -> s.step().cluster()).containsExactly(1L, 2L);
    assertThat(weights()).containsExactly(2.0, 2.0); // (1/2)/.25
    read(BANDIT, new DsjsonTarget.Baseline());
    assertThat(weights()).containsExactly(0.0); // the first action was not drawn
  }

  @Test
  void aSlotIsAStepAmongWhatEarlierOnesLeft() throws IOException {
    var account = read(CONDITIONAL, new DsjsonTarget.Uniform());

    assertThat(account.events()).isEqualTo(1);
    assertThat(account.steps()).isEqualTo(3);
    assertThat(steps).extracting(s -> s.step().action()).containsExactly(1, 2, 3);
    assertThat(steps).extracting(s -> s.step().reward()).containsExactly(1.0, -.5, 2.0);
    assertThat(steps).extracting(s -> s.step().cluster()).containsExactly(1L, 1L, 1L);
    // (1/4)/.4, then (1/3)/.25 of 0, 2, 3, then of 0 and 3, since 1 stood in the first slot:
    // (1/2)/.5
    assertThat(weights()).containsExactly(.25 / .4, 1 / 3.0 / .25, 1.0);
    read(CONDITIONAL, new DsjsonTarget.Baseline());
    assertThat(weights())
        .containsExactly(0.0, 0.0, 0.0); // 0 is the first of what is left throughout
  }

  @Test
  void anEventStandsForThoseThatWereDropped() throws IOException {
    var dropped = BANDIT.replace("\"p\":[0.25,0.75]", "\"p\":[0.25,0.75],\"pdrop\":0.75");
    var account = read(BANDIT.replace("-1.0", "-3.0") + dropped, new DsjsonTarget.Uniform());

    assertThat(steps).extracting(DsjsonStep::weight).containsExactly(1.0, 4.0); // 1/(1 − .75)
    assertThat(account.meanReward()).isCloseTo((3 + 4 * 1) / 5.0, within(1e-15));
  }

  @Test
  void aLabelThatWasMultipliedByWhatWasKeptIsToldByTheDrawItself() throws IOException {
    var multiplied =
        BANDIT
            .replace("\"_label_probability\":0.25", "\"_label_probability\":0.125")
            .replace("\"p\":[0.25,0.75]", "\"p\":[0.25,0.75],\"pdrop\":0.5");
    read(multiplied, new DsjsonTarget.Uniform());
    assertThat(steps)
        .extracting(s -> s.step().scored(RewardModel.ZERO).propensity())
        .containsExactly(.25);
    assertThat(steps).extracting(DsjsonStep::weight).containsExactly(2.0);
  }

  @Test
  void linesThatAreNoDecisionsToLearnFromAreCounted() throws IOException {
    var account =
        read(
            """
            {"RewardValue":1,"EnqueuedTimeUtc":"2026-01-01T00:00:00Z","EventId":"e1"}

            {"EventId":"e1","v":1.0,"ActionTaken":true}
            """
                + BANDIT.replace("\"o\":[]", "\"_skipLearn\":true")
                + BANDIT.replace("\"o\":[]", "\"_skipLearn\":false,\"_original_label_cost\":-0.5")
                + BANDIT.replace("\"o\":[]", "\"_original_label_cost\":-1"),
            new DsjsonTarget.Uniform());

    assertThat(account.dangling()).isEqualTo(2);
    assertThat(account.skipped()).isEqualTo(1);
    assertThat(account.events()).isEqualTo(2);
    assertThat(account.changed()).isEqualTo(1);
    assertThat(account.meanReward()).isEqualTo(1); // the cost of the label counts
    assertThat(account.senseless()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"_label_cost"              | {"_label_cost",             | no JSON object
          "c":                        | "d":                        | c names no action in _multi
          "_multi":[{"Action":{"f":"1"}},{"Action":{"f":"2"}}] | "_multi":{"x":{},"y":{}} | c names no action in _multi
          "_label_cost":-1.0,         | ""                          | no JSON object
          "_label_cost":-1.0,         | "x":0,                      | _label_cost is missing
          "_label_cost":-1.0,         | "_label_cost":"NaN",        | _label_cost is no number
          "_label_probability":0.25   | "_label_probability":0      | _label_probability is not in (0, 1]
          "_label_probability":0.25   | "_label_probability":1.5    | _label_probability is not in (0, 1]
          "_label_probability":0.25   | "_label_probability":0.3    | _label_probability is not that of p
          "_label_Action":2           | "_label_Action":3           | _label_Action is none of _multi
          "_label_Action":2           | "_label_Action":0           | _label_Action is none of _multi
          "_labelIndex":1             | "_labelIndex":0             | _label_Action and _labelIndex name different actions
          "a":[2,1]                   | "a":[2]                     | a and p differ in length
          "a":[2,1]                   | "a":[1,1]                   | a does not name the action of the label
          "a":[2,1]                   | "a":["x",1]                 | a holds what is no number
          "p":[0.25,0.75]             | "p":[0,1]                   | p of the action is not in (0, 1]
          "o":[]                      | "pdrop":1                   | pdrop is not in [0, 1)
          "o":[]                      | "pdrop":-0.1                | pdrop is not in [0, 1)
          """)
  void saysWhyABanditsLineMakesNoSense(String part, String instead, String reason)
      throws IOException {
    saysWhy(BANDIT, part, instead, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "_a":2,"_p":0.25            | "_a":1,"_p":0.25            | the action of a slot could not stand there
          "_inc":[0,1,3]              | "_inc":[0,2]                | the action of a slot could not stand there
          "_a":2,"_p":0.25            | "_a":4,"_p":0.25            | _a is none of _multi
          "_a":2,"_p":0.25            | "_a":2,"_p":0               | _p is not in (0, 1]
          "_a":2,"_p":0.25            | "_a":[],"_p":[]             | _a is empty
          "_a":2,"_p":0.25            | "_a":2                      | _p is missing
          "_label_cost":0.5,          | "_o":[],                    | _label_cost is missing
          {"size":"big"},             | ~~                          | more outcomes than slots
          "_slots":[{"size":"big"},{"size":"small"},{"_inc":[0,1,3]}] | "_slots":{"x":1,"y":2,"z":3} | more outcomes than slots
          """)
  void saysWhyAConditionalBanditsLineMakesNoSense(String part, String instead, String reason)
      throws IOException {
    saysWhy(CONDITIONAL, part, instead, reason);
  }

  private void saysWhy(String line, String part, String instead, String reason) throws IOException {
    assertThat(line).contains(part);
    var account = read(line + line.replace(part, instead), new DsjsonTarget.Uniform());
    assertThat(account.senseless()).containsExactly(Map.entry(reason, 1L));
    assertThat(account.firstSenseless()).singleElement().asString().startsWith("line 2: " + reason);
    assertThat(account.events()).isEqualTo(1);
    assertThat(steps).extracting(s -> s.step().cluster()).containsOnly(1L);
  }

  @Test
  void namesTheFirstSenselessLinesAndCountsAll() throws IOException {
    var account = read("x\n".repeat(12), new DsjsonTarget.Uniform());
    assertThat(account.senseless()).containsExactly(Map.entry("no JSON object", 12L));
    assertThat(account.firstSenseless()).hasSize(10).startsWith("line 1: no JSON object");
    assertThat(account.meanReward()).isZero();
  }

  @Test
  void saysWhichFileIsMissing() {
    var log = new DsjsonLog(folder.resolve("none.dsjson"));
    assertThatThrownBy(() -> log.read(new DsjsonTarget.Uniform(), step -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.dsjson")
        .hasMessageContaining("dsjson, a JSON object a line");
  }

  @Test
  void rowsOfActionsTellContextsAndActionsApart() throws IOException {
    read(BANDIT + BANDIT.replace("\"x\"", "\"y\""), new DsjsonTarget.Uniform());
    var rows = steps.stream().map(DsjsonStep::step).map(LoggedStep::context).toList();
    assertThat(rows.get(0)).hasSize(2 * HashedFeatures.WIDTH).isNotEqualTo(rows.get(1));
    var one = Arrays.copyOf(rows.get(0), HashedFeatures.WIDTH);
    var two = Arrays.copyOfRange(rows.get(0), HashedFeatures.WIDTH, rows.get(0).length);
    assertThat(one).isNotEqualTo(two);
    assertThat(Arrays.stream(one).map(x -> x * x).sum()).isCloseTo(2, within(1e-12));
  }
}
