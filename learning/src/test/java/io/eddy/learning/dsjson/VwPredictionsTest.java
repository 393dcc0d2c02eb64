package io.eddy.learning.dsjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.ope.RewardModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines that Vowpal Wabbit 9.11 predicts for, and those that it passes over, with what it wrote. */
class VwPredictionsTest {
  private static final String BANDITS =
      """
      {"_label_cost":-1.0,"_label_probability":0.5,"_label_Action":2,"_labelIndex":1,"a":[2,1],"c":{"User":{"id":"x"},"_multi":[{"A":{"f":"1"}},{"A":{"f":"2"}}]},"p":[0.5,0.5]}
      no json
      {"RewardValue":1,"EventId":"e1"}
      {"_label_cost":0,"_label_probability":0.8,"_label_Action":1,"_labelIndex":0,"_skipLearn":true,"a":[1,2],"c":{"_multi":[{"A":{"f":"1"}},{"A":{"f":"2"}}]},"p":[0.8,0.2]}

      {"_label_cost":-2,"_label_probability":0.2,"_label_Action":3,"_labelIndex":2,"a":[3,1,2],"c":{"_multi":[{"A":{"f":"1"}},{"A":{"f":"2"}},{"A":{"f":"3"}}]},"p":[0.2,0.4,0.4],"pdrop":0.5}
      {"_label_cost":-1,"_label_probability":0,"_label_Action":1,"_labelIndex":0,"a":[1,2],"c":{"_multi":[{"A":{"f":"1"}},{"A":{"f":"2"}}]},"p":[0,1]}
      {"_label_cost":-1,"_label_probability":0.5,"_label_Action":3,"_labelIndex":2,"a":[3,2],"c":{"_multi":[{"A":{"f":"1"}},{"A":{"f":"2"}}]},"p":[0.5,0.5]}
      {"_label_cost":-1,"_label_probability":0.5,"_label_Action":1,"_labelIndex":0,"c":{"_multi":[{"A":{"f":"1"}},{"A":{"f":"2"}}]}}
      {"_label_cost":-1,"_label_probability":0.5,"_label_Action":1,"_labelIndex":0,"a":[1,2],"c":{"_multi":[{"A":{"f":"1"}},{"A":{"f":"2"}}]},"p":[0.5,0.5],"pdrop":1}
      {"_label_cost":-1,"_label_probability":0.5,"_label_Action":1,"_labelIndex":0,"a":[1,2],"c":{"_multi":[{"A":{"f":"1"}},{"A":{"f":"2"}}]},"p":[0.5,0.5]}
      {"a":[1,2],"c":{"_multi":[{"A":{"f":"1"}},{"A":{"f":"2"}}]},"p":[0.5,0.5]}
      """;
  private static final String OF_BANDITS =
      """
      0:0.5,1:0.5

      1:0.966667,0:0.016667,2:0.016667

      1:0.975,0:0.025

      1:0.975,0:0.025

      1:0.975,0:0.025

      """;
  private static final String SLOTS =
      """
      {"c":{"_multi":[{"A":{"f":"1"}},{"A":{"f":"2"}},{"A":{"f":"3"}}],"_slots":[{},{}]},"_outcomes":[{"_label_cost":-1,"_a":[1],"_p":[0.5]},{"_label_cost":0,"_a":[2],"_p":[0.25]}]}
      """;

  @TempDir Path folder;

  private final List<DsjsonStep> steps = new ArrayList<>();

  private LineAccount read(String lines, String predictions) throws IOException {
    var log = Files.writeString(folder.resolve("log.dsjson"), lines);
    var file = Files.writeString(folder.resolve("predictions"), predictions);
    steps.clear();
    return new DsjsonLog(log).read(DsjsonTarget.predictions(file), steps::add);
  }

  private List<Double> targets() {
    return steps.stream().map(s -> s.step().scored(RewardModel.ZERO).targetProbability()).toList();
  }

  @Test
  void belongToTheLinesThatWerePredicted() throws IOException {
    var account = read(BANDITS, OF_BANDITS);

    assertThat(account.events()).isEqualTo(3);
    assertThat(account.senseless())
        .containsOnlyKeys(
            "no JSON object",
            "_label_probability is not in (0, 1]",
            "_label_Action is none of _multi",
            "vw predicts nothing where a is missing",
            "pdrop is not in [0, 1)",
            "_label_cost is missing");
    var targets = targets();
    assertThat(targets.get(0)).isEqualTo(.5);
    assertThat(targets.get(1)).isCloseTo(.016667, within(1e-7));
    assertThat(targets.get(2)).isCloseTo(.025, within(1e-12));
  }

  @Test
  void tellOfLaterSlotsWhereTheyWentOnFromWhatWasLogged() throws IOException {
    var account = read(SLOTS, "1:0.2,0:0.4,2:0.4\n2:0.3,0:0.7\n\n");
    assertThat(account.leftOut()).isZero();
    assertThat(targets()).containsExactly(.2, .3);

    account = read(SLOTS, "0:0.4,1:0.2,2:0.4\n2:0.3,1:0.7\n\n"); // drawn anew, after action 0
    assertThat(account.leftOut()).isEqualTo(1);
    assertThat(targets()).containsExactly(.2);
  }

  @Test
  void ofFirstSlotsTellOfNoOthers() throws IOException {
    var log = Files.writeString(folder.resolve("log.dsjson"), SLOTS);
    var file = Files.writeString(folder.resolve("p"), "1:0.2,0:0.4,2:0.4\n2:0.3,0:0.7\n\n");
    var account =
        new DsjsonLog(log).read(DsjsonTarget.predictions(file).ofFirstSlots(), steps::add);
    assertThat(account.leftOut()).isEqualTo(1);
    assertThat(steps).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1:0.2,0:0.4           | names 2 actions of 3
          1:0.2,0:0.4,3:0.4     | holds 3:0.4, which is no action:probability
          1:0.2,0:0.4,0:0.4     | names action 0 twice
          1:0.2,0:0.4,2:0.9     | sums to 1.5, not to 1
          1:0.2,0:0.4,2:-0.4    | holds 2:-0.4, which is no action:probability
          0.7                   | holds 0.7, which is no action:probability
          """)
  void thatAreOfOtherDataAreRefused(String prediction, String what) {
    assertThatThrownBy(() -> read(SLOTS, prediction + "\n2:0.3,0:0.7\n\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 1 of")
        .hasMessageContaining("line 1 of the data")
        .hasMessageContaining(what)
        .hasMessageContaining("--ccb_explore_adf");
  }

  @Test
  void mustBeAsManyAsTheEvents() {
    assertThatThrownBy(() -> read(SLOTS + SLOTS, "1:0.2,0:0.4,2:0.4\n2:0.3,0:0.7\n\n"))
        .hasMessageContaining("end after 1 events, and line 2 of the data is one more");
    assertThatThrownBy(() -> read(BANDITS, OF_BANDITS + "0:1\n\n"))
        .hasMessageContaining("go on at line 11 after the 5 events of the data");
    assertThatThrownBy(() -> DsjsonTarget.predictions(folder.resolve("none")).open().close())
        .hasMessageContaining("There is no file")
        .hasMessageContaining("uniform, baseline");
  }
}
