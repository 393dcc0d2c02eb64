package io.eddy.simulator.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slate as a viewer gets it.
 *
 * @param decisionId names the decision in feedback, or null
 * @param roomIds rooms by position, from 0
 */
public record ShownSlate(@Nullable String decisionId, List<String> roomIds) {
  /** What a viewer sees when no answer came. */
  public static final ShownSlate EMPTY = new ShownSlate(null, List.of());

  /** Copies the list. */
  public ShownSlate {
    roomIds = List.copyOf(roomIds);
  }
}
