package io.eddy.rl.ope;

import java.util.List;

/**
 * A slate that was shown. Its reward is the sum of its positions'.
 *
 * @param positions position 0 first, at least one
 */
public record LoggedSlate(List<SlatePosition> positions) {

  /** Checks that something was shown. */
  public LoggedSlate {
    positions = List.copyOf(positions);
    if (positions.isEmpty()) {
      throw new IllegalArgumentException(
          "A slate needs a position. Maybe leave the decision out of the log.");
    }
  }

  /** The positions as a sequence of draws. */
  LoggedEpisode asEpisode() {
    return new LoggedEpisode(positions.stream().map(SlatePosition::step).toList());
  }
}
