package io.eddy.rl.ope;

import java.util.List;

/**
 * A sequence of decisions from its start to its end.
 *
 * @param steps the first decision first, at least one; q̂ of a step is what it and all that follows are
 *     worth
 */
public record LoggedEpisode(List<ScoredStep> steps) {

  /** Checks that something was decided. */
  public LoggedEpisode {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("An episode needs a step. Maybe leave it out of the log.");
    }
  }
}
