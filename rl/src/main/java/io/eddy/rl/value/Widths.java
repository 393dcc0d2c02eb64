package io.eddy.rl.value;

import java.util.ArrayList;
import java.util.List;

/** Lists of layer widths. */
final class Widths {

  private Widths() {}

  static List<Integer> of(int input, List<Integer> hidden, int output) {
    var widths = new ArrayList<Integer>();
    widths.add(input);
    widths.addAll(hidden);
    widths.add(output);
    return widths;
  }
}
