package io.eddy.simulator.viewer;

import java.util.random.RandomGenerator;

/**
 * How much a viewer does, apart from what they like.
 *
 * @param decisionsPerDay slates on an average day
 * @param commenting factor on the rate of comments; the population's mean is 1, as of the next two
 * @param liking factor on the rate of likes
 * @param gifting factor on the rate of gifts
 */
record Habits(double decisionsPerDay, double commenting, double liking, double gifting) {
  /** Standard deviation of ln activity (KuaiLive: mean 225 and P(&lt; 50) = .438 in 21 days). */
  static final double ACTIVITY_LOG_SD = 1.59;

  /**
   * Mean of slates per viewer and day. KuaiLive's sample has 9.8 entered rooms per viewer and day,
   * and about every second slate here is entered.
   */
  static final double DECISIONS_PER_DAY = 17;

  /** The most active viewer, slates per day: a bound that time itself would set. */
  static final double MOST_DECISIONS_PER_DAY = 400;

  /** Spread of commenting and liking over viewers, of the logarithm (an assumption). */
  static final double TALKING_LOG_SD = 1.2;

  /** Spread of gifting; with the prices' own tail it makes KuaiLive's Gini of .94 over givers. */
  static final double GIFTING_LOG_SD = 1.2;

  /** Draws habits; the factors have the mean 1 only after {@link Viewers} has scaled them. */
  static Habits draw(RandomGenerator random) {
    return new Habits(
        Math.exp(ACTIVITY_LOG_SD * random.nextGaussian()),
        Math.exp(TALKING_LOG_SD * random.nextGaussian()),
        Math.exp(TALKING_LOG_SD * random.nextGaussian()),
        Math.exp(GIFTING_LOG_SD * random.nextGaussian()));
  }

  /** These habits over others' means, component by component. */
  Habits over(Habits means) {
    return new Habits(
        Math.min(
            MOST_DECISIONS_PER_DAY, decisionsPerDay / means.decisionsPerDay * DECISIONS_PER_DAY),
        commenting / means.commenting,
        liking / means.liking,
        gifting / means.gifting);
  }
}
