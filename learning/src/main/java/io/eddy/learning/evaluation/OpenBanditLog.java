package io.eddy.learning.evaluation;

import io.eddy.rl.ope.LoggedStep;
import io.eddy.rl.ope.LoggedSteps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.apache.commons.csv.CSVRecord;

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
          var impression = impression(row, 0, List.of(), List.of());
          var probabilities =
              target.apply(impression.number()).probabilities(impression.position());
          step.accept(impression.step(probabilities));
        });
  }

  /**
   * An impression.
   *
   * @param number of its row, from 1
   * @param time epoch milliseconds; 0 where none was asked for, or the file tells none
   * @param position from 0
   * @param click whether it was clicked, 0 or 1
   * @param propensity of the item at the position
   * @param user features of the user, as the file names them; empty likewise
   * @param affinities of user and each item; empty likewise
   * @param where the row, for errors
   */
  public record Impression(
      long number,
      long time,
      int item,
      int position,
      int click,
      double propensity,
      List<String> user,
      List<Double> affinities,
      String where) {
    /** The step for a target policy's probabilities of all items. */
    public LoggedStep step(double[] target) {
      try {
        return new LoggedStep(
            number, OpenBanditPolicy.context(position), item, click, propensity, target);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("%s: %s".formatted(where, e.getMessage()), e);
      }
    }
  }

  /** Hands over all impressions with their features, in the order of the file. */
  public void impressions(Consumer<Impression> each) {
    CsvRows.forEach(
        file, COLUMNS, row -> each.accept(impression(row, time(row), user(row), affinities(row))));
  }

  private Impression impression(
      CSVRecord row, long time, List<String> user, List<Double> affinities) {
    var position = CsvRows.index(file, row, "position", OpenBanditPolicy.POSITIONS + 1) - 1;
    if (position < 0) {
      throw new IllegalArgumentException(
          "The position (0) of row %d in %s must be 1 to 3."
              .formatted(row.getRecordNumber(), file));
    }
    return new Impression(
        row.getRecordNumber(),
        time,
        CsvRows.index(file, row, "item_id", campaign.items()),
        position,
        CsvRows.index(file, row, "click", 2),
        CsvRows.number(file, row, "propensity_score"),
        user,
        affinities,
        "Row %d of %s".formatted(row.getRecordNumber(), file));
  }

  private static List<String> user(CSVRecord row) {
    var user = new ArrayList<String>();
    for (var i = 0; row.isMapped("user_feature_" + i); i++) {
      user.add(row.get("user_feature_" + i));
    }
    return user;
  }

  private List<Double> affinities(CSVRecord row) {
    var affinities = new ArrayList<Double>();
    for (var i = 0; i < campaign.items() && row.isMapped("user-item_affinity_" + i); i++) {
      affinities.add(CsvRows.number(file, row, "user-item_affinity_" + i));
    }
    if (!affinities.isEmpty() && affinities.size() < campaign.items()) {
      throw new IllegalArgumentException(
          "The file %s has %d user-item_affinity columns; the campaign %s has %d items. Maybe it is of another campaign."
              .formatted(file, affinities.size(), campaign.id(), campaign.items()));
    }
    return affinities;
  }

  private long time(CSVRecord row) {
    if (!row.isMapped("timestamp")) {
      return 0;
    }
    var text = row.get("timestamp");
    try {
      return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant().toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "The timestamp (%s) of row %d in %s must be one such as 2019-11-24 00:03:13.442536+00:00."
              .formatted(text, row.getRecordNumber(), file),
          e);
    }
  }
}
