package io.eddy.protocol.answer;

import java.util.List;

/**
 * What is known of a viewer.
 *
 * @param followed the streamers that the viewer follows
 */
public record ViewerAnswer(
    String viewerId, Counts counts, List<OpenVisit> openVisits, List<String> followed) {
  /** Copies the lists. */
  public ViewerAnswer {
    openVisits = List.copyOf(openVisits);
    followed = List.copyOf(followed);
  }

  /** Exact totals; each event counts once. */
  public record Counts(
      long events, long visits, long likes, long comments, long gifts, long follows) {}

  /** A visit that goes on; {@code watchSeconds} is what was reported of it so far. */
  public record OpenVisit(String roomId, double watchSeconds) {
    /** Checks that the seconds are finite. */
    public OpenVisit {
      Finite.require("watchSeconds", watchSeconds);
    }
  }
}
