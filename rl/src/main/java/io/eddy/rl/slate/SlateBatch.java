package io.eddy.rl.slate;

import io.eddy.rl.network.Buffers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The samples of one gradient step, laid out as the networks read them: the examined items of all
 * answers, then the chosen item of each transition, each group with its state, then states. Its buffers
 * are used again.
 */
final class SlateBatch {

  private static final int ITEM = SlateNetworks.ITEM_HEADS;
  private static final int STATE = SlateNetworks.STATE_HEADS;

  private final int stateWidth;
  private final SlateNetworks networks;
  private final List<SlateChoice> answers = new ArrayList<>();
  private final List<SlateReplay.Transition> transitions = new ArrayList<>();
  private int[] chosenRows = {};
  private int rows;

  private int groups;
  private int[] ends = {}; // where the rows of each group end
  private float[] states = {}; // one row a group
  private float[] items = {};
  private float[] itemHeads = {};
  private float[] itemGradient = {};
  private double[] logits = {};
  private float[] here = {};
  private float[] next = {};
  private float[] stateHeads = {};
  private float[] stateGradient = {};
  private float[] targetHere = {};
  private float[] targetNext = {};

  /** An empty batch for networks of this form. */
  SlateBatch(int stateWidth, SlateNetworks networks) {
    this.stateWidth = stateWidth;
    this.networks = networks;
  }

  void clear() {
    answers.clear();
    transitions.clear();
  }

  void add(SlateChoice answer) {
    answers.add(answer);
  }

  void add(SlateReplay.Transition transition) {
    transitions.add(transition);
  }

  int answers() {
    return answers.size();
  }

  SlateChoice answer(int i) {
    return answers.get(i);
  }

  int transitions() {
    return transitions.size();
  }

  SlateReplay.Transition transition(int i) {
    return transitions.get(i);
  }

  /** Computes all heads that the losses need, and sets the gradients to zero. */
  void forward(SlateNetworks online, SlateNetworks target) {
    lay();
    online.items().forward(states, groups, items, ends, itemHeads);
    Arrays.fill(itemGradient, 0, rows * ITEM, 0);
    var count = transitions.size();
    if (stateWidth > 0 && count > 0) {
      online.states().forward(here, count, stateHeads);
      target.states().forward(here, count, targetHere);
      target.states().forward(next, count, targetNext);
    }
    Arrays.fill(stateGradient, 0, count * STATE, 0);
  }

  /** Adds to the gradient of the networks' parameters. */
  void backward(SlateNetworks online) {
    online.items().backward(states, groups, items, ends, itemGradient);
    if (stateWidth > 0 && !transitions.isEmpty()) {
      online.states().backward(here, transitions.size(), stateGradient);
    }
  }

  private void lay() {
    var examined = 0;
    for (var answer : answers) {
      examined += answer.count();
    }
    reserve(examined + transitions.size());
    rows = 0;
    groups = 0;
    for (var answer : answers) {
      lay(answer, 0, answer.count());
    }
    for (var i = 0; i < transitions.size(); i++) {
      var transition = transitions.get(i);
      var answer = transition.answer();
      chosenRows[i] = answer.chosen() < 0 ? -1 : rows;
      if (answer.chosen() >= 0) {
        lay(answer, answer.chosen(), 1);
      }
      System.arraycopy(answer.state(), 0, here, i * stateWidth, stateWidth);
      var following = transition.next();
      if (following != null) {
        System.arraycopy(following, 0, next, i * stateWidth, stateWidth);
      }
    }
  }

  /** A group: some items of an answer, with its state. */
  private void lay(SlateChoice answer, int first, int count) {
    var width = networks.itemWidth();
    System.arraycopy(answer.state(), 0, states, groups * stateWidth, stateWidth);
    System.arraycopy(answer.items(), first * width, items, rows * width, count * width);
    rows += count;
    ends[groups++] = rows;
  }

  private void reserve(int most) {
    items = Buffers.atLeast(items, most * networks.itemWidth());
    itemHeads = Buffers.atLeast(itemHeads, most * ITEM);
    itemGradient = Buffers.atLeast(itemGradient, most * ITEM);
    if (logits.length < most) {
      logits = new double[most];
    }
    var count = transitions.size();
    var mostGroups = answers.size() + count;
    states = Buffers.atLeast(states, mostGroups * stateWidth);
    if (ends.length < mostGroups) {
      ends = new int[mostGroups];
    }
    if (chosenRows.length < count) {
      chosenRows = new int[count];
    }
    here = Buffers.atLeast(here, count * stateWidth);
    next = Buffers.atLeast(next, count * stateWidth);
    stateHeads = Buffers.atLeast(stateHeads, count * STATE);
    stateGradient = Buffers.atLeast(stateGradient, count * STATE);
    targetHere = Buffers.atLeast(targetHere, count * STATE);
    targetNext = Buffers.atLeast(targetNext, count * STATE);
  }

  /** A number per row of examined items, for the caller. */
  double[] logits() {
    return logits;
  }

  /** The row of a transition's chosen item, or −1. */
  int chosenRow(int i) {
    return chosenRows[i];
  }

  double item(int row, int head) {
    return itemHeads[row * ITEM + head];
  }

  void itemGradient(int row, int head, double derivative) {
    itemGradient[row * ITEM + head] = (float) derivative;
  }

  double state(int i, int head) {
    return stateHeads[i * STATE + head];
  }

  void stateGradient(int i, int head, double derivative) {
    stateGradient[i * STATE + head] = (float) derivative;
  }

  double targetHere(int i, int head) {
    return targetHere[i * STATE + head];
  }

  double targetNext(int i, int head) {
    return targetNext[i * STATE + head];
  }
}
