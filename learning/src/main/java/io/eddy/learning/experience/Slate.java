package io.eddy.learning.experience;

import io.eddy.recommender.decision.Decision;
import io.eddy.rl.slate.SlateChoice;
import java.util.Arrays;

/**
 * The logged numbers of a decision, as much of them as is learned from: the state and the rows of the
 * slate, in half precision as they were scored.
 *
 * @param time when it was decided, epoch milliseconds
 * @param state [m]
 * @param rows [items × width], row-major
 */
public record Slate(String decisionId, long time, short[] state, short[] rows, int items) {
  /** The slate of a decision. */
  public static Slate of(Decision decision) {
    var log = decision.candidates();
    var items = decision.items().size();
    var width = log.rows().length == 0 ? 0 : log.features().length / log.rows().length;
    return new Slate(
        decision.decisionId(),
        decision.time(),
        log.state(),
        Arrays.copyOf(log.features(), items * width),
        items);
  }

  /** Columns of a row. */
  public int width() {
    return items == 0 ? 0 : rows.length / items;
  }

  /** The state in single precision. */
  public float[] stateFeatures() {
    return singles(state, 0, state.length);
  }

  /** A row in single precision. */
  public float[] row(int position) {
    return singles(rows, position * width(), width());
  }

  /**
   * What was examined and chosen.
   *
   * @param examined bit j: position j
   * @param chosen the position chosen, or −1
   */
  public SlateChoice choice(long examined, int chosen, double weight) {
    var count = Long.bitCount(examined);
    var positions = new int[count];
    var features = new float[count * width()];
    var row = -1;
    var n = 0;
    for (var j = 0; j < items; j++) {
      if ((examined >>> j & 1) != 0) {
        positions[n] = j;
        if (j == chosen) {
          row = n;
        }
        System.arraycopy(singles(rows, j * width(), width()), 0, features, n * width(), width());
        n++;
      }
    }
    return new SlateChoice(stateFeatures(), features, positions, row, weight);
  }

  private static float[] singles(short[] halves, int from, int count) {
    var singles = new float[count];
    for (var i = 0; i < count; i++) {
      singles[i] = Float.float16ToFloat(halves[from + i]);
    }
    return singles;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slate that
        && decisionId.equals(that.decisionId)
        && time == that.time
        && Arrays.equals(state, that.state)
        && Arrays.equals(rows, that.rows);
  }

  @Override
  public int hashCode() {
    return decisionId.hashCode();
  }
}
