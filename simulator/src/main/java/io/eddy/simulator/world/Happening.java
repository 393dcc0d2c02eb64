package io.eddy.simulator.world;

import io.eddy.recommender.event.ViewerEvent;
import io.eddy.simulator.streamer.Broadcast;
import io.eddy.simulator.viewer.Viewer;
import io.eddy.simulator.viewer.Visit;

/** Something that the world has planned. */
sealed interface Happening {
  /** A room goes live. */
  record Starts(Broadcast broadcast) implements Happening {}

  /** A live room reports its viewers. */
  record Reports(Broadcast broadcast) implements Happening {}

  /** A room ends. */
  record Ends(Broadcast broadcast) implements Happening {}

  /** A viewer wants a slate. */
  record Asks(Viewer viewer) implements Happening {}

  /** A viewer does something that changes nothing in the world. */
  record Acts(ViewerEvent event) implements Happening {}

  /** A viewer enters a room. */
  record Enters(ViewerEvent.Enter event, int streamer) implements Happening {}

  /** A viewer leaves a room. */
  record Leaves(Viewer viewer, ViewerEvent.Leave event, int streamer, Visit visit)
      implements Happening {}

  /** A happening with its time, epoch milliseconds, and the order in which it was planned. */
  record Planned(long time, long order, Happening what) implements Comparable<Planned> {
    @Override
    public int compareTo(Planned other) {
      var byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }
}
