package io.eddy.learning.evaluation;

/**
 * A logged decision as evaluation keeps it until its rewards are known: how probable the slate was, and
 * would have been, and what a model expects of it.
 *
 * <p>Private to evaluation, whose arrays nobody changes.
 *
 * @param external whether a caller's own recommender decided
 * @param cluster the viewer, as a number
 * @param propensities π_b of each position given those before it; NaN where a caller told none [k]
 * @param target π_e likewise [k]
 * @param marginals π_b of each room at its position, whatever stands before it; NaN where a caller decided,
 *     who tells conditional ones only [k], or none
 * @param targetMarginals π_e likewise [k]
 * @param state features of viewer and situation [m]
 * @param shown features of the rooms shown [k][d]
 * @param expected mean features of a room that the target policy would have put there [k][d]
 */
record ReplayedSlate(
    boolean external,
    long cluster,
    double[] propensities,
    double[] target,
    double[] marginals,
    double[] targetMarginals,
    float[] state,
    float[][] shown,
    float[][] expected) {
  /** Positions. */
  int items() {
    return propensities.length;
  }

  /** Whether it is known how probable the slate was. */
  boolean hasPropensities() {
    return !Double.isNaN(propensities[0]);
  }

  /** φ(s,a) = [1, s, mean features of the rooms shown]. */
  double[] shownFeatures() {
    return features(shown);
  }

  /** φ̄(s): the same with the rooms that the target policy would have shown. */
  double[] expectedFeatures() {
    return features(expected);
  }

  private double[] features(float[][] rooms) {
    var width = rooms[0].length;
    var features = new double[1 + state.length + width];
    features[0] = 1;
    for (var i = 0; i < state.length; i++) {
      features[1 + i] = state[i];
    }
    for (var room : rooms) {
      for (var f = 0; f < width; f++) {
        features[1 + state.length + f] += room[f] / rooms.length;
      }
    }
    return features;
  }
}
