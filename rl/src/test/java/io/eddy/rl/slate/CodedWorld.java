package io.eddy.rl.slate;

import io.eddy.rl.linear.Prior;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@link SlateWorld} seen through a code that linear heads can't break: a state is two bits, an item
 * its name, and what an item does in a state is in none of them alone.
 */
final class CodedWorld {

  /** A one and two bits. */
  static final int STATE_WIDTH = 3;

  /** As a state, then a one-hot of the item, then the offset. */
  static final int WIDTH = STATE_WIDTH + SlateWorld.ITEMS + 1;

  private CodedWorld() {}

  static SlateQConfig config(boolean discounted) {
    var columns = IntStream.range(0, WIDTH - 1).boxed().toList();
    return new SlateQConfig(
        new ItemColumns(WIDTH, columns, List.of(WIDTH - 1), columns),
        STATE_WIDTH,
        SlateWorld.SLATE,
        Prior.zero(columns.size() + 1, 1),
        Prior.zero(columns.size(), .01),
        Prior.zero(columns.size(), .01),
        Prior.zero(STATE_WIDTH, .01),
        discounted,
        200,
        8);
  }

  static float[] state(int state) {
    return new float[] {1, state & 1, state >> 1};
  }

  static float[] rows(int state) {
    var rows = new float[SlateWorld.ITEMS * WIDTH];
    for (var item = 0; item < SlateWorld.ITEMS; item++) {
      writeRow(state, item, rows, item);
    }
    return rows;
  }

  /** The same answer in code. */
  static SlateChoice coded(SlateChoice answer) {
    var state = SlateWorld.stateOf(answer.state());
    var rows = new float[answer.count() * WIDTH];
    for (var i = 0; i < answer.count(); i++) {
      writeRow(state, itemOf(answer, state, i), rows, i);
    }
    return new SlateChoice(
        state(state), rows, answer.positions(), answer.chosen(), answer.weight());
  }

  private static int itemOf(SlateChoice answer, int state, int row) {
    var item = 0;
    while (answer.items()[row * SlateWorld.WIDTH + state * SlateWorld.ITEMS + item] == 0) {
      item++;
    }
    return item;
  }

  private static void writeRow(int state, int item, float[] rows, int row) {
    System.arraycopy(state(state), 0, rows, row * WIDTH, STATE_WIDTH);
    rows[row * WIDTH + STATE_WIDTH + item] = 1;
    rows[(row + 1) * WIDTH - 1] = (float) SlateWorld.offset(state, item);
  }
}
