package io.eddy.recommender.feature;

import io.eddy.recommender.room.RoomFigures;

/** â: what the streamer adds to the logit of an enter, debiased for position and policy. */
public record Appeal() implements RoomFeature {
  @Override
  public String name() {
    return "appeal";
  }

  @Override
  public double value(RoomFigures room, int arm) {
    return room.appeal();
  }
}
