package io.eddy.rl.slate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The coefficients of a linear part in a checkpoint. */
final class SlateNumbers {

  private SlateNumbers() {}

  static void write(SlateCoefficients c, DataOutput out) throws IOException {
    for (var numbers :
        List.of(c.choice(), c.position(), c.reward(), c.future(), c.state(), c.noChoice())) {
      for (var number : numbers) {
        out.writeDouble(number);
      }
    }
  }

  /** Reads the coefficients of a learner of this configuration. */
  static SlateCoefficients read(SlateQConfig config, DataInput in) throws IOException {
    var items = config.items();
    return new SlateCoefficients(
        items,
        read(items.choice().size(), in),
        read(config.positions(), in),
        read(items.value().size(), in),
        read(items.value().size(), in),
        read(config.stateWidth(), in),
        read(config.stateWidth(), in),
        config.slateIterations());
  }

  private static List<Double> read(int count, DataInput in) throws IOException {
    var numbers = new ArrayList<Double>(count);
    for (var i = 0; i < count; i++) {
      numbers.add(in.readDouble());
    }
    return numbers;
  }
}
