package io.eddy.recommender.profile;

import io.eddy.recommender.event.ViewerEvent;
import io.eddy.recommender.feedback.Outcome;

/**
 * Exact whole numbers of a viewer, each accepted event counted once.
 *
 * @param events accepted events
 * @param visits visits begun
 * @param likes sum of the reported deltas
 * @param comments comments
 * @param gifts gift events
 * @param follows follow events
 */
public record Counts(
    long events, long visits, long likes, long comments, long gifts, long follows) {
  /** Of a viewer of whom nothing is known. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

  /** These counts after an event. */
  public Counts after(ViewerEvent event) {
    return new Counts(
        events + 1,
        visits,
        likes + (event instanceof ViewerEvent.Like like ? like.count() : 0),
        comments + (event instanceof ViewerEvent.Comment ? 1 : 0),
        gifts + (event instanceof ViewerEvent.Gift ? 1 : 0),
        follows + (event instanceof ViewerEvent.Follow ? 1 : 0));
  }

  /** These counts after an outcome: a visit begins with its enter. */
  public Counts after(Outcome outcome) {
    return outcome.kind() == Outcome.Kind.ENTER && !outcome.adopted()
        ? new Counts(events, visits + 1, likes, comments, gifts, follows)
        : this;
  }
}
