package io.eddy.recommender.feature;

import io.eddy.recommender.room.RoomFigures;

/** Heat as the arm sees it: the popularity baseline. */
public record Heat() implements RoomFeature {
  @Override
  public String name() {
    return "heat";
  }

  @Override
  public double value(RoomFigures room, int arm) {
    return room.heat()[arm];
  }
}
