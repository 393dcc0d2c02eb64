package io.eddy.recommender.feature;

import io.eddy.recommender.room.RoomFigures;

/** One, for the level of a logit. */
public record Bias() implements RoomFeature {
  @Override
  public String name() {
    return "bias";
  }

  @Override
  public double value(RoomFigures room, int arm) {
    return 1;
  }
}
