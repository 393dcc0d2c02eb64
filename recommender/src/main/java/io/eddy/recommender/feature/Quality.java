package io.eddy.recommender.feature;

import io.eddy.recommender.room.RoomFigures;

/** q̂: what the streamer adds to the expected watch score. */
public record Quality() implements RoomFeature {
  @Override
  public String name() {
    return "quality";
  }

  @Override
  public double value(RoomFigures room, int arm) {
    return room.quality();
  }
}
