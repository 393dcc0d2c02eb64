package io.eddy.rl.slate;

import java.util.List;

/**
 * Which features of an item feed which head.
 *
 * @param width features per item
 * @param choice columns with a learned coefficient in the choice logit
 * @param offset columns that enter the choice logit as they are, with coefficient 1
 * @param value columns of the immediate value R and of the future advantage F
 */
public record ItemColumns(
    int width, List<Integer> choice, List<Integer> offset, List<Integer> value) {

  /** Checks that every column exists. */
  public ItemColumns {
    choice = List.copyOf(choice);
    offset = List.copyOf(offset);
    value = List.copyOf(value);
    for (var columns : List.of(choice, offset, value)) {
      for (var column : columns) {
        if (column < 0 || column >= width) {
          throw new IllegalArgumentException(
              "Column %d of %s must lie in [0, %d).".formatted(column, columns, width));
        }
      }
    }
  }

  static int[] indices(List<Integer> columns) {
    return columns.stream().mapToInt(Integer::intValue).toArray();
  }
}
