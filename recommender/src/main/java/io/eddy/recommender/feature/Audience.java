package io.eddy.recommender.feature;

import io.eddy.recommender.room.RoomFigures;

/** ln(1 + viewers) − 4, viewers as reported, else the open visits. */
public record Audience() implements RoomFeature {
  @Override
  public String name() {
    return "audience";
  }

  @Override
  public double value(RoomFigures room, int arm) {
    return room.logAudience() - 4;
  }
}
