package io.eddy.simulator.platform;

import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.simulator.world.ShownSlate;
import java.util.List;

/**
 * The recommender as the platform sees it, over HTTP or in process.
 *
 * <p>{@link #send} is called by one thread at a time and never together with {@link #recommend};
 * {@code recommend} is called by many at once, for different viewers. Both may throw {@link
 * OverloadedException} to be asked again later, or any other exception, which counts as an error.
 */
public interface Recommendations {
  /** The most events in one call. */
  int MOST_EVENTS = 1_000;

  /**
   * Hands over events, in the order of their times, at most {@link #MOST_EVENTS}; returns once they
   * are taken.
   *
   * @return how many were refused
   */
  int send(List<LiveEvent> events);

  /** Asks which rooms to show. */
  ShownSlate recommend(SlateRequest request);
}
