package io.eddy.recommender.feedback;

import java.time.Duration;

/**
 * How long outcomes are waited for.
 *
 * @param decision a decision can be credited for so long; longer while its visit goes on
 * @param impression an event without decision id belongs to the last impression of its room within
 *     this time
 * @param gift a gift counts for a visit until so long after its close
 * @param follow a follow counts for a visit until so long after its close
 */
public record Windows(Duration decision, Duration impression, Duration gift, Duration follow) {
  /** The windows where nothing is configured. */
  public static final Windows DEFAULT =
      new Windows(
          Duration.ofHours(2),
          Duration.ofMinutes(30),
          Duration.ofMinutes(30),
          Duration.ofMinutes(30));

  /** After so long since its close nothing counts for a visit any more. */
  Duration longestAfterVisit() {
    return gift.compareTo(follow) > 0 ? gift : follow;
  }

  /** How long after a visit's close an outcome of this kind still counts for it. */
  Duration afterVisit(Outcome.Kind kind) {
    return switch (kind) {
      case GIFT -> gift;
      case FOLLOW -> follow;
      case IMPRESSION, ENTER, WATCH, LEFT, SUCCESS, LIKE, COMMENT, SHARE, DISLIKE, REPORT ->
          Duration.ZERO;
    };
  }
}
