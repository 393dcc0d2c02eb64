package io.eddy.rl.slate;

import io.eddy.rl.network.Activation;
import io.eddy.rl.network.Mlp;
import io.eddy.rl.network.Parameters;
import io.eddy.rl.value.NetworkConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Two networks over one array of numbers: A on [state ⊕ item] with the heads c, R and F, and B on the
 * state with the heads V and U∅. Not safe for threads.
 */
final class SlateNetworks {

  /** Heads of A. */
  static final int ITEM_HEADS = 3;

  /** Where each head of A stands in a row of its output. */
  static final int CHOICE = 0;

  static final int REWARD = 1;
  static final int FUTURE = 2;

  /** Heads of B. */
  static final int STATE_HEADS = 2;

  /** Where each head of B stands in a row of its output. */
  static final int VALUE = 0;

  static final int NO_CHOICE = 1;

  private final int stateWidth;
  private final int itemWidth;
  private final NetworkConfig form;
  private final Parameters parameters;
  private final Mlp items;
  private final Mlp states;

  /** Networks of zeros. */
  SlateNetworks(int stateWidth, int itemWidth, NetworkConfig form) {
    this.stateWidth = stateWidth;
    this.itemWidth = itemWidth;
    this.form = form;
    var itemWidths = widths(stateWidth + itemWidth, form.hidden(), ITEM_HEADS);
    // Without state features there is nothing for B to read, and nobody asks it.
    var stateWidths = widths(Math.max(1, stateWidth), form.hidden(), STATE_HEADS);
    var itemCount = Mlp.count(itemWidths);
    this.parameters = new Parameters(itemCount + Mlp.count(stateWidths));
    this.items = new Mlp(itemWidths, form.activation(), Activation.LINEAR, parameters, 0);
    this.states = new Mlp(stateWidths, form.activation(), Activation.LINEAR, parameters, itemCount);
  }

  private static List<Integer> widths(int input, List<Integer> hidden, int output) {
    var widths = new ArrayList<Integer>();
    widths.add(input);
    widths.addAll(hidden);
    widths.add(output);
    return widths;
  }

  void initialise(RandomGenerator random) {
    items.initialise(form.initialisation(), form.outputGain(), random);
    states.initialise(form.initialisation(), form.outputGain(), random);
  }

  /** Networks of the same form and the same numbers. */
  SlateNetworks copy() {
    var copy = new SlateNetworks(stateWidth, itemWidth, form);
    copy.parameters.set(parameters);
    return copy;
  }

  Parameters parameters() {
    return parameters;
  }

  Mlp items() {
    return items;
  }

  Mlp states() {
    return states;
  }

  /** Width of a row that A reads. */
  int inputWidth() {
    return stateWidth + itemWidth;
  }

  /** Writes a row [state ⊕ item] that A reads. */
  void join(float[] state, float[] rows, int row, float[] into, int place) {
    var at = place * inputWidth();
    System.arraycopy(state, 0, into, at, stateWidth);
    System.arraycopy(rows, row * itemWidth, into, at + stateWidth, itemWidth);
  }
}
