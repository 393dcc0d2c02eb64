package io.eddy.simulator.viewer;

import java.util.random.RandomGenerator;

/**
 * What a gift costs, in whole coins; on the wire a coin is 100 minor units.
 *
 * <p>KuaiLive's prices: 1 43.9 %, 2 10.8 %, 3 4.4 %, 4 2.7 %, 5 3.4 %, 10 6.4 %, 20 2.1 %, 82.3 % at
 * most 20; above it P90 88, P95 298, P99 1,488, the dearest 56,246, the mean 82.7. The rest below 20
 * is spread evenly over 6, 8, 12, 15 and 18 (an assumption); the tail is 20 + LN(91, 1.75), fitted to
 * the three quantiles.
 */
final class GiftPrices {
  /** Minor units per coin. */
  static final long MINOR_PER_COIN = 100;

  /** The dearest gift, coins. */
  static final long MOST_COINS = 56_246;

  /** Median of the tail above 20 coins. */
  static final double TAIL_MEDIAN = 91;

  /** Spread of ln of the tail. */
  static final double TAIL_LOG_SD = 1.75;

  private static final long[] COINS = {1, 2, 3, 4, 5, 10, 20, 6, 8, 12, 15, 18};
  private static final double[] SHARES = {
    .439, .108, .044, .027, .034, .064, .021, .0172, .0172, .0172, .0172, .0172
  };

  /** E[ln(1 + coins)], what a gift is worth on average under the default prices. */
  static final double MEAN_LOG = meanLog();

  private GiftPrices() {}

  /** Draws a price, coins. */
  static long draw(RandomGenerator random) {
    var left = random.nextDouble();
    for (var i = 0; i < COINS.length; i++) {
      left -= SHARES[i];
      if (left < 0) {
        return COINS[i];
      }
    }
    return tail(random.nextGaussian());
  }

  private static long tail(double z) {
    return Math.min(
        MOST_COINS, 20 + Math.max(1, Math.round(TAIL_MEDIAN * Math.exp(TAIL_LOG_SD * z))));
  }

  private static double meanLog() {
    var mean = 0.0;
    var rest = 1.0;
    for (var i = 0; i < COINS.length; i++) {
      mean += SHARES[i] * Math.log1p((double) COINS[i]);
      rest -= SHARES[i];
    }
    var step = .01;
    for (var z = -6.0; z < 6; z += step) {
      mean +=
          rest
              * (WatchTime.normalCdf(z + step) - WatchTime.normalCdf(z))
              * Math.log1p((double) tail(z + step / 2));
    }
    return mean;
  }
}
