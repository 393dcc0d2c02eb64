package io.eddy.rl.ope;

/** Two contexts, three actions, rewards of 0 or 1: every expectation is a sum over twelve outcomes. */
final class SmallBandit {

  static final double[] CONTEXTS = {.4, .6};
  static final double[][] LOGGED = {{.5, .3, .2}, {.2, .2, .6}};
  static final double[][] TARGET = {{.1, .2, .7}, {.6, .3, .1}};
  static final double[][] REWARD = {{.2, .5, .9}, {.4, .8, .1}};

  /** A model that is wrong everywhere. */
  static final RewardModel WRONG = (context, action) -> .3 + .2 * action - .25 * context[0];

  private SmallBandit() {}

  /** What happens with a step. */
  @FunctionalInterface
  interface Outcome {
    void happens(double probability, int context, int action, int reward);
  }

  /** All outcomes of a step, with their probabilities. */
  static void outcomes(Outcome outcome) {
    for (var x = 0; x < 2; x++) {
      for (var a = 0; a < 3; a++) {
        var drawn = CONTEXTS[x] * LOGGED[x][a];
        outcome.happens(drawn * REWARD[x][a], x, a, 1);
        outcome.happens(drawn * (1 - REWARD[x][a]), x, a, 0);
      }
    }
  }

  /** A step of a cluster of its own. */
  static LoggedStep step(long cluster, int context, int action, double reward) {
    return new LoggedStep(
        cluster, new double[] {context}, action, reward, LOGGED[context][action], TARGET[context]);
  }

  /** E of what a step adds to the mean. */
  static double expectation(Estimator<ScoredStep> estimator, RewardModel model) {
    var sum = new double[1];
    outcomes(
        (probability, x, a, r) -> {
          var terms = new Terms(estimator.ratios());
          estimator.terms(step(0, x, a, r).scored(model), terms);
          sum[0] += probability * terms.values()[0];
        });
    return sum[0];
  }

  /** V = Σ p(x) π_e(a|x) q(x,a). */
  static double truth() {
    var truth = 0.0;
    for (var x = 0; x < 2; x++) {
      for (var a = 0; a < 3; a++) {
        truth += CONTEXTS[x] * TARGET[x][a] * REWARD[x][a];
      }
    }
    return truth;
  }
}
