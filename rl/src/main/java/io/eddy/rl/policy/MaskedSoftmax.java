package io.eddy.rl.policy;

import io.eddy.rl.mdp.ObservationBatch;

/**
 * The softmax over the actions that may be taken, 𝒜, from preferences h (Sutton and Barto 2018, eq.
 * 13.2), and what its learning needs:
 *
 * <pre>
 * π(a)        = e^(h(a) − m) / S,   m = max h,   S = Σ_{b∈𝒜} e^(h(b) − m)
 * log π(a)    = h(a) − m − log S
 * H           = log S − Σ_{b∈𝒜} π(b)(h(b) − m)
 * ∂log π(a)/∂h(b) = 1{a = b} − π(b)
 * ∂H/∂h(b)        = −π(b)(log π(b) + H)
 * </pre>
 *
 * <p>A masked action has probability exactly 0 and gradient exactly 0; its preference is not read.
 * Preferences are those of a place of a batch, at place · mostActions. Computed in double; nothing
 * overflows for finite preferences. Nothing is allocated.
 */
public final class MaskedSoftmax {

  private MaskedSoftmax() {}

  /**
   * π(·) of one observation; 0 for masked actions and behind the last.
   *
   * @param probabilities written from its start: mostActions numbers
   */
  public static void probabilities(
      ObservationBatch batch, int place, float[] preferences, double[] probabilities) {
    var most = batch.shape().mostActions();
    var first = place * most;
    var largest = largest(batch, place, preferences);
    var sum = 0.0;
    for (var action = 0; action < most; action++) {
      var weight =
          batch.available()[first + action]
              ? Math.exp((double) preferences[first + action] - largest)
              : 0;
      probabilities[action] = weight;
      sum += weight;
    }
    for (var action = 0; action < most; action++) {
      probabilities[action] /= sum;
    }
  }

  /** log π(a) of one observation; −∞ for a masked action. */
  public static double logProbability(
      ObservationBatch batch, int place, float[] preferences, int action) {
    var at = place * batch.shape().mostActions() + action;
    return batch.available()[at]
        ? preferences[at] - logSumOfExponentials(batch, place, preferences)
        : Double.NEGATIVE_INFINITY;
  }

  /** H, the entropy of one observation's softmax, in nats. */
  public static double entropy(ObservationBatch batch, int place, float[] preferences) {
    var first = place * batch.shape().mostActions();
    var largest = largest(batch, place, preferences);
    var sum = 0.0;
    var mean = 0.0;
    for (var i = first; i < first + batch.count(place); i++) {
      if (batch.available()[i]) {
        var above = (double) preferences[i] - largest;
        var weight = Math.exp(above);
        sum += weight;
        mean += weight * above;
      }
    }
    return Math.log(sum) - mean / sum;
  }

  /**
   * Adds weight · ∂log π(a)/∂h to a gradient.
   *
   * @param gradient added to, at place · mostActions
   * @throws IllegalArgumentException if the action is masked: its logarithm has no gradient
   */
  public static void addLogProbabilityGradient(
      ObservationBatch batch,
      int place,
      float[] preferences,
      int action,
      double weight,
      float[] gradient) {
    var first = place * batch.shape().mostActions();
    if (!batch.available()[first + action]) {
      throw new IllegalArgumentException(
          "Action %d is masked: it can't have been taken.".formatted(action));
    }
    var logSum = logSumOfExponentials(batch, place, preferences);
    for (var i = first; i < first + batch.count(place); i++) {
      if (batch.available()[i]) {
        var taken = i == first + action ? 1 : 0;
        gradient[i] += (float) (weight * (taken - Math.exp(preferences[i] - logSum)));
      }
    }
  }

  /**
   * Adds weight · ∂H/∂h to a gradient.
   *
   * @param gradient added to, at place · mostActions
   */
  public static void addEntropyGradient(
      ObservationBatch batch, int place, float[] preferences, double weight, float[] gradient) {
    var first = place * batch.shape().mostActions();
    var logSum = logSumOfExponentials(batch, place, preferences);
    var entropy = entropy(batch, place, preferences);
    for (var i = first; i < first + batch.count(place); i++) {
      if (batch.available()[i]) {
        var logProbability = preferences[i] - logSum;
        gradient[i] += (float) (-weight * Math.exp(logProbability) * (logProbability + entropy));
      }
    }
  }

  /**
   * The action at which the summed probabilities pass a number: a draw from π if the number is
   * uniform. An action of probability 0 is never it.
   *
   * @param probabilities as {@link #probabilities} writes them
   * @param uniform in [0, 1)
   * @throws IllegalStateException if no probability is positive: the preferences were not finite
   */
  public static int draw(double[] probabilities, double uniform) {
    var sum = 0.0;
    var last = -1;
    for (var action = 0; action < probabilities.length; action++) {
      if (probabilities[action] > 0) {
        sum += probabilities[action];
        last = action;
        if (uniform < sum) {
          return action;
        }
      }
    }
    if (last < 0) {
      throw new IllegalStateException(
          "No action has a positive probability: the preferences are not finite."
              + " Maybe learning diverged; lower the learning rate.");
    }
    return last; // rounding left the sum below 1
  }

  /** log Σ_{b∈𝒜} e^(h(b)), whatever the size of h. */
  private static double logSumOfExponentials(
      ObservationBatch batch, int place, float[] preferences) {
    var first = place * batch.shape().mostActions();
    var largest = largest(batch, place, preferences);
    var sum = 0.0;
    for (var i = first; i < first + batch.count(place); i++) {
      if (batch.available()[i]) {
        sum += Math.exp((double) preferences[i] - largest);
      }
    }
    return largest + Math.log(sum);
  }

  private static double largest(ObservationBatch batch, int place, float[] preferences) {
    return preferences[
        place * batch.shape().mostActions() + MaskedMaximum.action(batch, place, preferences)];
  }
}
