package io.eddy.recommender.profile;

import io.eddy.recommender.feedback.Outcome;

/**
 * How freely a viewer gives, or all viewers together.
 *
 * @param gifts gifts given
 * @param watchHours hours watched
 */
public record Giving(double gifts, double watchHours) {
  /** Of a viewer of whom nothing is known. */
  public static final Giving NONE = new Giving(0, 0);

  /** Gifts per hour watched before anything was seen (KuaiLive). */
  public static final double PRIOR_RATE = .645;

  private static final double PRIOR_GIFTS = .3;
  private static final double MOST = 20;
  private static final double PRIOR_HOURS_OF_ALL = 10;

  /** After an outcome. */
  public Giving after(Outcome outcome) {
    if (outcome.adopted()) {
      return this;
    }
    return switch (outcome.kind()) {
      case GIFT -> new Giving(gifts + 1, watchHours);
      case WATCH -> new Giving(gifts, watchHours + outcome.amount() / 3600);
      case IMPRESSION, ENTER, LEFT, SUCCESS, LIKE, COMMENT, FOLLOW, SHARE, DISLIKE, REPORT -> this;
    };
  }

  /** Gifts per hour of everybody, with 10 hours at the prior rate. */
  public double rate() {
    return (gifts + PRIOR_RATE * PRIOR_HOURS_OF_ALL) / (watchHours + PRIOR_HOURS_OF_ALL);
  }

  /** g = min(20, (gifts + .3)/(hours·rate + .3)): how often this viewer gives against all. */
  public double propensity(double rate) {
    return Math.min(MOST, (gifts + PRIOR_GIFTS) / (watchHours * rate + PRIOR_GIFTS));
  }
}
