package io.eddy.learning.evaluation;

import io.eddy.rl.ope.RewardModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** A target policy for the Open Bandit Dataset: a probability for every item, given the position. */
@FunctionalInterface
public interface OpenBanditPolicy {

  /** Positions of the page: left, centre, right. */
  int POSITIONS = 3;

  /** π_e(·|position), one number per item; to be read only. */
  double[] probabilities(int position);

  /** Every item alike. */
  static OpenBanditPolicy uniform(Campaign campaign) {
    var probabilities = new double[campaign.items()];
    Arrays.fill(probabilities, 1.0 / campaign.items());
    return position -> probabilities;
  }

  /**
   * A file with a row per item: item_id, p_left, p_center, p_right.
   *
   * @throws IllegalArgumentException if an item is missing or named twice, or a number is none
   */
  static OpenBanditPolicy of(Path file, Campaign campaign) {
    var columns = List.of("item_id", "p_left", "p_center", "p_right");
    var probabilities = new double[POSITIONS][campaign.items()];
    var seen = new HashSet<Integer>();
    CsvRows.forEach(
        file,
        columns,
        row -> {
          var item = CsvRows.index(file, row, "item_id", campaign.items());
          if (!seen.add(item)) {
            throw new IllegalArgumentException(
                "The item_id (%d) stands twice in %s. Leave one out.".formatted(item, file));
          }
          for (var position = 0; position < POSITIONS; position++) {
            probabilities[position][item] = CsvRows.number(file, row, columns.get(1 + position));
          }
        });
    if (seen.size() < campaign.items()) {
      throw new IllegalArgumentException(
          "The file %s names %d items; the campaign %s has %d. Maybe it is of another campaign."
              .formatted(file, seen.size(), campaign.id(), campaign.items()));
    }
    return position -> probabilities[position];
  }

  /** Items in proportion to what a model expects of them; the context is the position. */
  static OpenBanditPolicy proportionalTo(RewardModel model, Campaign campaign) {
    var probabilities = new double[POSITIONS][campaign.items()];
    for (var position = 0; position < POSITIONS; position++) {
      var expected = probabilities[position];
      var context = context(position);
      Arrays.setAll(expected, item -> Math.max(0, model.expected(context, item)));
      var sum = Arrays.stream(expected).sum();
      Arrays.setAll(expected, item -> expected[item] / sum);
    }
    return position -> probabilities[position];
  }

  /** Features of a position: one of three is 1. */
  static double[] context(int position) {
    var context = new double[POSITIONS];
    context[position] = 1;
    return context;
  }
}
