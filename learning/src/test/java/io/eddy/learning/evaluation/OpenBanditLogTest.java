package io.eddy.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.rl.ope.LoggedStep;
import io.eddy.rl.ope.RewardModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenBanditLogTest {

  private static final String HEADER =
      ",timestamp,item_id,position,click,propensity_score,user_feature_0\n";

  @TempDir Path data;

  @BeforeEach
  void makesTheFolder() throws IOException {
    Files.createDirectories(data.resolve("random"));
  }

  @Test
  void readsImpressionsAsOftenAsAsked() throws IOException {
    write(
        """
        0,2019-11-24 00:03:13+00:00,14,3,0,0.25,"a, b"
        1,2019-11-24 00:03:36+00:00,0,1,1,0.5,c
        """);
    var log = log().steps(OpenBanditPolicy.uniform(Campaign.MEN));
    for (var pass = 0; pass < 2; pass++) {
      var steps = new ArrayList<LoggedStep>();
      log.forEach(steps::add);
      assertThat(steps).hasSize(2);
      assertThat(steps).extracting(LoggedStep::action).containsExactly(14, 0);
      assertThat(steps).extracting(LoggedStep::reward).containsExactly(0.0, 1.0);
      assertThat(steps.get(0).context()).containsExactly(0, 0, 1);
      assertThat(steps.get(1).context()).containsExactly(1, 0, 0);
      // (1/34)/.25 and (1/34)/.5
      assertThat(steps.get(0).scored(RewardModel.ZERO).weight()).isEqualTo(1.0 / 34 / .25);
      assertThat(steps.get(1).scored(RewardModel.ZERO).weight()).isEqualTo(1.0 / 34 / .5);
    }
  }

  @Test
  void findsThePublishedFoldersToo() throws IOException {
    Files.createDirectories(data.resolve("random").resolve("men"));
    Files.writeString(
        data.resolve("random").resolve("men").resolve("men.csv"), HEADER + "0,t,1,2,0,.5,c\n");
    assertThat(read()).hasSize(1);
  }

  @Test
  void namesTheRowAndTheValueOfWhatIsWrong() throws IOException {
    write("0,t,1,2,0,.5,c\n1,t,1,2,0,0,c\n");
    assertThatThrownBy(this::read)
        .hasMessageContaining("Row 2 of ")
        .hasMessageContaining("The propensity (0.0) must be in (0, 1]");
    write("0,t,34,2,0,.5,c\n");
    assertThatThrownBy(this::read).hasMessageContaining("The item_id (34) of row 1");
    write("0,t,1,0,0,.5,c\n");
    assertThatThrownBy(this::read).hasMessageContaining("The position (0) of row 1");
    write("0,t,1,2,often,.5,c\n");
    assertThatThrownBy(this::read)
        .hasMessageContaining("The click (often) of row 1")
        .hasMessageContaining("must be a number");
    Files.writeString(data.resolve("random").resolve("men.csv"), "item_id,position\n1,2\n");
    assertThatThrownBy(this::read).hasMessageContaining("has no column click");
    Files.delete(data.resolve("random").resolve("men.csv"));
    assertThatThrownBy(this::read).hasMessageContaining("There is no file");
  }

  @Test
  void readsATargetByPositionAndItem() throws IOException {
    var file = data.resolve("policy.csv");
    var rows = new StringBuilder("item_id,p_left,p_center,p_right\n");
    for (var item = 33; item >= 0; item--) {
      rows.append("%d,%s,%s,0\n".formatted(item, item == 5 ? "1" : "0", item == 7 ? "1" : "0"));
    }
    Files.writeString(file, rows);
    var policy = OpenBanditPolicy.of(file, Campaign.MEN);
    assertThat(policy.probabilities(0)[5]).isEqualTo(1);
    assertThat(policy.probabilities(1)[7]).isEqualTo(1);
    assertThat(policy.probabilities(2)[5]).isZero();
    assertThatThrownBy(() -> OpenBanditPolicy.of(file, Campaign.WOMEN))
        .hasMessageContaining("names 34 items; the campaign women has 46");
    Files.writeString(file, rows.append("5,0,0,0\n"));
    assertThatThrownBy(() -> OpenBanditPolicy.of(file, Campaign.MEN))
        .hasMessageContaining("item_id (5) stands twice");
  }

  @Test
  void showsItemsInProportionToWhatIsExpectedOfThem() {
    // At position 1 item 0 is worth 3, the other 33 are worth 1: 3/36 and 1/36.
    var policy =
        OpenBanditPolicy.proportionalTo(
            (context, item) -> item == 0 && context[1] == 1 ? 3 : 1, Campaign.MEN);
    assertThat(policy.probabilities(1)[0]).isEqualTo(3.0 / 36);
    assertThat(policy.probabilities(1)[1]).isEqualTo(1.0 / 36);
    assertThat(policy.probabilities(0)[0]).isEqualTo(1.0 / 34);
  }

  private void write(String rows) throws IOException {
    Files.writeString(data.resolve("random").resolve("men.csv"), HEADER + rows);
  }

  private OpenBanditLog log() {
    return new OpenBanditLog(data, "random", Campaign.MEN);
  }

  private List<LoggedStep> read() {
    var steps = new ArrayList<LoggedStep>();
    log().steps(OpenBanditPolicy.uniform(Campaign.MEN)).forEach(steps::add);
    return steps;
  }
}
