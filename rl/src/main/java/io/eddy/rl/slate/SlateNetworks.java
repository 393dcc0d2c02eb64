package io.eddy.rl.slate;

import io.eddy.rl.network.Activation;
import io.eddy.rl.network.CandidateNetwork;
import io.eddy.rl.network.Mlp;
import io.eddy.rl.network.Parameters;
import io.eddy.rl.value.NetworkConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Two networks over one array of numbers: A on [state ⊕ item] with the heads c, R and F, its first layer
 * split by who knows what, and B on the state with the heads V and U∅. The learner and whoever acts
 * compute with the same ones, so that an item has the same heads to both, bit for bit. Not safe for
 * threads.
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
  private final CandidateNetwork items;
  private final Mlp states;

  /** Networks of zeros. */
  SlateNetworks(int stateWidth, int itemWidth, NetworkConfig form) {
    this.stateWidth = stateWidth;
    this.itemWidth = itemWidth;
    this.form = form;
    // Without state features there is nothing for B to read, and nobody asks it.
    var stateWidths = widths(Math.max(1, stateWidth), form.hidden(), STATE_HEADS);
    var itemCount = CandidateNetwork.count(stateWidth, itemWidth, form.hidden(), ITEM_HEADS);
    this.parameters = new Parameters(itemCount + Mlp.count(stateWidths));
    this.items =
        new CandidateNetwork(
            stateWidth, itemWidth, form.hidden(), ITEM_HEADS, form.activation(), parameters, 0);
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

  CandidateNetwork items() {
    return items;
  }

  Mlp states() {
    return states;
  }

  /** Features of an item. */
  int itemWidth() {
    return itemWidth;
  }
}
