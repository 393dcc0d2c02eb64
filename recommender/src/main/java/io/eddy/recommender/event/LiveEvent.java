package io.eddy.recommender.event;

/** Something that a platform tells us, about a room or about a viewer. */
public sealed interface LiveEvent permits RoomEvent, ViewerEvent {
  /** Source, id and time. */
  Envelope envelope();

  /** The name on the wire, such as {@code room.started}. */
  String type();

  /** When it happened, epoch milliseconds. */
  default long time() {
    return envelope().time();
  }

  /** The same event under another envelope. */
  LiveEvent with(Envelope envelope);
}
