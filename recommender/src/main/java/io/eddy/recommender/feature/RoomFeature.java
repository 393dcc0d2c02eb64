package io.eddy.recommender.feature;

import io.eddy.recommender.room.RoomFigures;

/** A feature of a room, the same for all viewers of an arm within a tick. */
public non-sealed interface RoomFeature extends Feature {
  /** The value for a room, as an arm sees it. */
  double value(RoomFigures room, int arm);
}
