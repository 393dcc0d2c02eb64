package io.eddy.rl.bandit;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;

/** Observations that consist of candidates alone. */
final class Candidate {

  private Candidate() {}

  static ObservationShape shape(int most, int width) {
    return new ObservationShape(1, most, width);
  }

  static Observation rows(int width, double... features) {
    var count = features.length / width;
    var observation = new Observation(shape(count, width));
    for (var i = 0; i < features.length; i++) {
      observation.rows()[i] = (float) features[i];
    }
    return observation;
  }
}
