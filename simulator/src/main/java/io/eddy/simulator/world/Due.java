package io.eddy.simulator.world;

import io.eddy.recommender.event.LiveEvent;
import io.eddy.simulator.viewer.Viewer;
import java.util.List;

/**
 * What happened until now.
 *
 * @param events in the order of their times
 * @param asking viewers who want a slate, in the order in which they asked; all that they did before
 *     is among the events, and they do nothing more until they are answered
 */
public record Due(List<LiveEvent> events, List<Viewer> asking) {
  /** Copies the lists. */
  public Due {
    events = List.copyOf(events);
    asking = List.copyOf(asking);
  }
}
