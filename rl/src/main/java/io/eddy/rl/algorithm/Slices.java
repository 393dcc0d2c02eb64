package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;

/** Parts of many observations, so that networks need memory for a part only. */
final class Slices {

  /** The most observations of a slice. */
  static final int SIZE = 256;

  private final ObservationBatch slice;
  private final int[] places = new int[SIZE];

  Slices(ObservationShape shape) {
    this.slice = new ObservationBatch(shape, SIZE);
  }

  /** The observations of some episodes from a step on; overwrites the last slice. */
  ObservationBatch of(Episodes episodes, int from) {
    var count = Math.min(SIZE, episodes.steps() - from);
    for (var i = 0; i < count; i++) {
      places[i] = from + i;
    }
    slice.gather(episodes.observations(), places, count);
    return slice;
  }
}
