package io.eddy.learning.evaluation;

import io.eddy.rl.ope.LoggedStep;
import io.eddy.rl.ope.LoggedSteps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * A log of the Open Bandit Dataset (Saito, Aihara, Matsutani and Narita 2021, arXiv 2008.07146): one
 * impression a row, its position and its click. The dataset tells no viewers, so that each row counts as
 * independent. Rows are read anew each time they are asked for, and none is kept.
 */
public final class OpenBanditLog {

  private static final List<String> COLUMNS =
      List.of("item_id", "position", "click", "propensity_score");

  private final Path file;
  private final Campaign campaign;

  /**
   * A log.
   *
   * @param data the dataset's directory, with behavior/campaign.csv or behavior/campaign/campaign.csv
   * @param behavior the policy that logged, {@code random} or {@code bts}
   */
  public OpenBanditLog(Path data, String behavior, Campaign campaign) {
    var name = campaign.id() + ".csv";
    var flat = data.resolve(behavior).resolve(name);
    var nested = data.resolve(behavior).resolve(campaign.id()).resolve(name);
    this.file = Files.isRegularFile(nested) ? nested : flat;
    this.campaign = campaign;
  }

  /** The impressions, to be evaluated for a target policy. */
  public LoggedSteps steps(OpenBanditPolicy target) {
    return stepsByRow(row -> target);
  }

  /** The same for a target policy that depends on the row, whose number is also its cluster. */
  public LoggedSteps stepsByRow(LongFunction<OpenBanditPolicy> target) {
    return step -> read(target, step);
  }

  private void read(LongFunction<OpenBanditPolicy> target, Consumer<? super LoggedStep> step) {
    CsvRows.forEach(
        file,
        COLUMNS,
        row -> {
          var position = CsvRows.index(file, row, "position", OpenBanditPolicy.POSITIONS + 1) - 1;
          if (position < 0) {
            throw new IllegalArgumentException(
                "The position (0) of row %d in %s must be 1 to 3."
                    .formatted(row.getRecordNumber(), file));
          }
          var item = CsvRows.index(file, row, "item_id", campaign.items());
          var click = CsvRows.index(file, row, "click", 2);
          var propensity = CsvRows.number(file, row, "propensity_score");
          try {
            step.accept(
                new LoggedStep(
                    row.getRecordNumber(),
                    OpenBanditPolicy.context(position),
                    item,
                    click,
                    propensity,
                    target.apply(row.getRecordNumber()).probabilities(position)));
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                "Row %d of %s: %s".formatted(row.getRecordNumber(), file, e.getMessage()), e);
          }
        });
  }
}
