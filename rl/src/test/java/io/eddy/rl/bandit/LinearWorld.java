package io.eddy.rl.bandit;

import io.eddy.rl.mdp.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A linear bandit that can be enumerated: a few contexts, equally likely, each with its candidates;
 * the reward is θᵀx and normal noise. The best candidate of each context is far enough ahead to be
 * found.
 */
final class LinearWorld {

  static final int WIDTH = 4;
  static final int CANDIDATES = 5;
  static final int CONTEXTS = 8;
  static final double NOISE = .3;
  private static final double LEAST_GAP = .05;

  private static final double[] THETA = {.8, -.4, .3, .2};

  private final List<Observation> contexts = new ArrayList<>();

  LinearWorld(long seed) {
    var random = new SplittableRandom(seed);
    while (contexts.size() < CONTEXTS) {
      var features = new double[CANDIDATES * WIDTH];
      for (var i = 0; i < features.length; i++) {
        features[i] = random.nextDouble() - .5;
      }
      var context = Candidate.rows(WIDTH, features);
      contexts.add(context);
      for (var action = 0; action < CANDIDATES; action++) {
        if (gap(context, action) > 0 && gap(context, action) < LEAST_GAP) {
          contexts.remove(context);
          break;
        }
      }
    }
  }

  List<Observation> contexts() {
    return contexts;
  }

  static double value(Observation context, int action) {
    var value = 0.0;
    for (var i = 0; i < WIDTH; i++) {
      value += THETA[i] * context.rows()[action * WIDTH + i];
    }
    return value;
  }

  static int best(Observation context) {
    var best = 0;
    for (var action = 1; action < CANDIDATES; action++) {
      best = value(context, action) > value(context, best) ? action : best;
    }
    return best;
  }

  static double gap(Observation context, int action) {
    return value(context, best(context)) - value(context, action);
  }

  /** Mean of gap^power over contexts and candidates: what a uniform draw loses. */
  double uniformRegret(int power) {
    var sum = 0.0;
    for (var context : contexts) {
      for (var action = 0; action < CANDIDATES; action++) {
        sum += Math.pow(gap(context, action), power);
      }
    }
    return sum / (CONTEXTS * CANDIDATES);
  }

  /** The longest row. */
  double longest() {
    var longest = 0.0;
    for (var context : contexts) {
      for (var action = 0; action < CANDIDATES; action++) {
        var squares = 0.0;
        for (var i = 0; i < WIDTH; i++) {
          squares += Math.pow(context.rows()[action * WIDTH + i], 2);
        }
        longest = Math.max(longest, Math.sqrt(squares));
      }
    }
    return longest;
  }

  static double norm() {
    return Math.sqrt(.64 + .16 + .09 + .04);
  }

  /** Lets a bandit act and learn, and returns what each step lost against the best candidate. */
  double[] regret(LinearBandit bandit, int steps, long seed) {
    var random = new SplittableRandom(seed);
    var regret = new double[steps];
    for (var step = 0; step < steps; step++) {
      var context = contexts.get(random.nextInt(CONTEXTS));
      var action = bandit.act(0, context);
      regret[step] = gap(context, action);
      bandit.learn(context, action, value(context, action) + NOISE * random.nextGaussian(), 1);
    }
    return regret;
  }
}
