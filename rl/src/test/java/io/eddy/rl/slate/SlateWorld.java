package io.eddy.rl.slate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A world small enough to be solved by enumeration: 4 states, 5 items, slates of 2 of them. Chocolate
 * (item 0) pays most and leaves the viewer tired; kale (item 1) pays little and leaves the viewer
 * fresh; nothing chosen moves too. One step in five hundred is the last.
 *
 * <p>An item is described by a one-hot of (state, item), so that linear heads can be exact, and by a
 * part of its attraction that is known (the offset).
 */
final class SlateWorld implements SlateEnvironment {

  static final int STATES = 4;
  static final int ITEMS = 5;
  static final int SLATE = 2;
  static final int PAIRS = STATES * ITEMS;
  static final int WIDTH = PAIRS + 1;
  static final int FRESH = 0;
  static final int TIRED = 2;
  static final double TERMINATION = .002;
  static final double SECOND_POSITION = -.5;

  private static final double[][] ATTRACTION = {
    {.6, -.2, .1, -.5, .3},
    {.4, .0, -.3, .2, -.6},
    {.5, .3, -.1, .1, -.4},
    {.2, -.4, .5, .0, -.2},
  };
  private static final double[][] REWARD = {
    {2.5, .3, .2, 1.4, 1.3},
    {2.1, .4, .1, .2, .3},
    {.8, .3, .3, .5, .2},
    {2.0, .3, .9, 1.3, 1.0},
  };

  /** Where each item mostly leads, and, last, where nothing chosen leads. */
  private static final int[][] NEXT = {
    {2, 0, 1, 3, 0, 1},
    {2, 0, 3, 1, 2, 3},
    {2, 0, 3, 2, 1, 2},
    {2, 0, 1, 3, 1, 2},
  };

  private static final float[][] ROWS = {describe(0), describe(1), describe(2), describe(3)};

  private int state;

  static double offset(int state, int item) {
    return .1 * ((state + item) % 3);
  }

  static double logit(int state, int item) {
    return ATTRACTION[state][item];
  }

  static double reward(int state, int item) {
    return REWARD[state][item];
  }

  /** P(s′ | s, choice) given that the process goes on; choice ITEMS is nothing. */
  static double probability(int state, int choice, int next) {
    return NEXT[state][choice] == next ? .85 : .05;
  }

  private static double[] moves(int state, int choice) {
    var moves = new double[STATES];
    Arrays.setAll(moves, next -> probability(state, choice, next));
    return moves;
  }

  /** P(i | s, A) per position. */
  static double[] choices(int state, Slate slate) {
    var attraction = new double[slate.size()];
    var sum = 1.0;
    for (var j = 0; j < slate.size(); j++) {
      attraction[j] = Math.exp(logit(state, slate.at(j)) + (j == 0 ? 0 : SECOND_POSITION));
      sum += attraction[j];
    }
    for (var j = 0; j < slate.size(); j++) {
      attraction[j] /= sum;
    }
    return attraction;
  }

  /** All ordered slates. */
  static List<Slate> slates() {
    var slates = new ArrayList<Slate>();
    for (var first = 0; first < ITEMS; first++) {
      for (var second = 0; second < ITEMS; second++) {
        if (first != second) {
          slates.add(Slate.of(first, second));
        }
      }
    }
    return slates;
  }

  static float[] stateFeatures(int state) {
    var features = new float[STATES];
    features[state] = 1;
    return features;
  }

  static int stateOf(float[] features) {
    var state = 0;
    while (features[state] == 0) {
      state++;
    }
    return state;
  }

  /** Features of all items in a state. */
  static float[] rows(int state) {
    return ROWS[state];
  }

  private static float[] describe(int state) {
    var rows = new float[ITEMS * WIDTH];
    for (var item = 0; item < ITEMS; item++) {
      rows[item * WIDTH + state * ITEMS + item] = 1;
      rows[item * WIDTH + PAIRS] = (float) offset(state, item);
    }
    return rows;
  }

  static SlateObservation observation(int state) {
    return new SlateObservation(stateFeatures(state), new Candidates(ITEMS, WIDTH, rows(state)));
  }

  @Override
  public SlateObservation reset(RandomGenerator random) {
    state = random.nextInt(STATES);
    return observation(state);
  }

  @Override
  public SlateStep step(Slate slate, RandomGenerator random) {
    var position = draw(choices(state, slate), random);
    var choice = position == SlateStep.NOTHING ? ITEMS : slate.at(position);
    var noise = random.nextBoolean() ? 1.2 : .8;
    var reward = choice == ITEMS ? 0 : reward(state, choice) * noise;
    state = Math.max(0, draw(moves(state, choice), random));
    return new SlateStep(
        observation(state), position, reward, random.nextDouble() < TERMINATION, false);
  }

  /** Draws an index by its probability, NOTHING with what is missing to 1. */
  static int draw(double[] probabilities, RandomGenerator random) {
    var u = random.nextDouble();
    for (var i = 0; i < probabilities.length; i++) {
      u -= probabilities[i];
      if (u < 0) {
        return i;
      }
    }
    return SlateStep.NOTHING;
  }
}
