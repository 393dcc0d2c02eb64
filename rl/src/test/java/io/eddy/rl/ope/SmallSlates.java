package io.eddy.rl.ope;

import java.util.List;
import java.util.random.RandomGenerator;

/** Slates of two out of three items: six of them, so that every expectation is a short sum. */
final class SmallSlates {

  private static final double[] LOGGED_FIRST = {.5, .3, .2};
  private static final double[][] LOGGED_SECOND = {{0, .4, .6}, {.7, 0, .3}, {.5, .5, 0}};
  private static final double[] TARGET_FIRST = {.1, .3, .6};
  private static final double[][] TARGET_SECOND = {{0, .9, .1}, {.2, 0, .8}, {.6, .4, 0}};
  private static final double[][] APPEAL = {{.2, .5, .9}, {.6, .3, .1}};

  private SmallSlates() {}

  /** What a viewer gives at a position of the slate. */
  @FunctionalInterface
  interface Viewer {
    double reward(int position, int first, int second);
  }

  /** Looks at each position by itself. */
  static final Viewer INDEPENDENT = (k, first, second) -> APPEAL[k][k == 0 ? first : second];

  /** Reads from the top: the better the first item, the less is left for the second. */
  static final Viewer CASCADE =
      (k, first, second) ->
          k == 0 ? APPEAL[0][first] : APPEAL[1][second] * (1 - .8 * APPEAL[0][first]);

  /** Compares: the second item takes from the first. */
  static final Viewer COMPARING =
      (k, first, second) -> k == 0 ? APPEAL[0][first] * (1 - APPEAL[1][second]) : APPEAL[1][second];

  /** V of the target policy. */
  static double truth(Viewer viewer) {
    var truth = 0.0;
    for (var i = 0; i < 3; i++) {
      for (var j = 0; j < 3; j++) {
        truth +=
            TARGET_FIRST[i]
                * TARGET_SECOND[i][j]
                * (viewer.reward(0, i, j) + viewer.reward(1, i, j));
      }
    }
    return truth;
  }

  /** E of what a logged slate adds. */
  static double expectation(Estimator<LoggedSlate> estimator, Viewer viewer) {
    var sum = 0.0;
    for (var i = 0; i < 3; i++) {
      for (var j = 0; j < 3; j++) {
        var probability = LOGGED_FIRST[i] * LOGGED_SECOND[i][j];
        if (probability > 0) {
          var terms = new Terms(0);
          estimator.terms(slate(i, j, viewer), terms);
          sum += probability * terms.values()[0];
        }
      }
    }
    return sum;
  }

  /** A slate of the logging policy; rewards are 0 or 1. */
  static LoggedSlate draw(Viewer viewer, RandomGenerator random) {
    var i = index(LOGGED_FIRST, random.nextDouble());
    var j = index(LOGGED_SECOND[i], random.nextDouble());
    var first = random.nextDouble();
    var second = random.nextDouble();
    return slate(i, j, (k, a, b) -> (k == 0 ? first : second) < viewer.reward(k, a, b) ? 1 : 0);
  }

  private static int index(double[] probabilities, double left) {
    var rest = left;
    var index = 0;
    while (index < 2 && rest >= probabilities[index]) {
      rest -= probabilities[index++];
    }
    return index;
  }

  private static LoggedSlate slate(int i, int j, Viewer viewer) {
    var first =
        new ScoredStep(
            LOGGED_FIRST[i],
            TARGET_FIRST[i],
            viewer.reward(0, i, j),
            model(i),
            TARGET_FIRST[0] * model(0) + TARGET_FIRST[1] * model(1) + TARGET_FIRST[2] * model(2));
    var second =
        new ScoredStep(
            LOGGED_SECOND[i][j],
            TARGET_SECOND[i][j],
            viewer.reward(1, i, j),
            model(i, j),
            TARGET_SECOND[i][0] * model(i, 0)
                + TARGET_SECOND[i][1] * model(i, 1)
                + TARGET_SECOND[i][2] * model(i, 2));
    return new LoggedSlate(
        List.of(
            new SlatePosition(first, LOGGED_FIRST[i], TARGET_FIRST[i]),
            new SlatePosition(
                second,
                marginal(LOGGED_FIRST, LOGGED_SECOND, j),
                marginal(TARGET_FIRST, TARGET_SECOND, j))));
  }

  /** P(item j at the second position). */
  private static double marginal(double[] first, double[][] second, int j) {
    return first[0] * second[0][j] + first[1] * second[1][j] + first[2] * second[2][j];
  }

  /** A model of the whole slate that is wrong. */
  private static double model(int first) {
    return .7 - .2 * first;
  }

  /** A model of the second position that is wrong. */
  private static double model(int first, int second) {
    return .1 + .15 * second * first - .2 * second;
  }
}
