package io.eddy.recommender.feature;

import io.eddy.recommender.room.RoomFigures;

/** ln(1 + minutes on air)/4. */
public record Age() implements RoomFeature {
  @Override
  public String name() {
    return "age";
  }

  @Override
  public double value(RoomFigures room, int arm) {
    return room.logAge() / 4;
  }
}
