package io.eddy.recommender.visit;

/**
 * What a viewer did in a visit that no decision is known to have led to: a late enter that names one
 * brings it all the credit.
 *
 * @param likes sum of the reported deltas
 * @param giftsMinor worth of gifts, minor units
 */
public record Reactions(
    double likes,
    double comments,
    double giftsMinor,
    double follows,
    double shares,
    double dislikes,
    double reports) {
  /** Nothing. */
  public static final Reactions NONE = new Reactions(0, 0, 0, 0, 0, 0, 0);

  /** Both together. */
  public Reactions plus(Reactions more) {
    return new Reactions(
        likes + more.likes,
        comments + more.comments,
        giftsMinor + more.giftsMinor,
        follows + more.follows,
        shares + more.shares,
        dislikes + more.dislikes,
        reports + more.reports);
  }
}
