package io.eddy.rl.ope;

/**
 * How often each replicate of a bootstrap holds a cluster: Poisson(1), a function of cluster, replicate
 * and seed alone. A cluster's steps may therefore come in any order and between those of others, and
 * nothing is kept of it.
 *
 * <p>Chamandy, Muralidharan, Najmi and Naidu 2012, "Estimating uncertainty for massive data streams";
 * Oza and Russell 2001, "Online bagging and boosting".
 *
 * <p>Four counts come from one number of 64 bits, so that probabilities are multiples of 2⁻¹⁶: that of
 * more than 7 is off by as much, 10⁻⁵. Counts are doubles, so that sums of them vectorise.
 */
final class PoissonDraws {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final int RESOLUTION = 1 << 16;
  private static final double[] COUNTS = counts();

  private final long seed;
  private final double[] drawn;

  PoissonDraws(int replicates, long seed) {
    this.seed = mix(seed + GOLDEN_GAMMA);
    this.drawn = new double[(replicates + 3) / 4 * 4];
  }

  /**
   * The counts of a cluster, by replicate, perhaps with up to three more behind the last; a buffer that
   * is used again.
   */
  double[] of(long cluster) {
    var state = mix(seed ^ mix(cluster + GOLDEN_GAMMA));
    for (var r = 0; r < drawn.length; r += 4) {
      state += GOLDEN_GAMMA;
      var bits = mix(state);
      drawn[r] = COUNTS[(int) (bits & 0xFFFF)];
      drawn[r + 1] = COUNTS[(int) (bits >>> 16 & 0xFFFF)];
      drawn[r + 2] = COUNTS[(int) (bits >>> 32 & 0xFFFF)];
      drawn[r + 3] = COUNTS[(int) (bits >>> 48)];
    }
    return drawn;
  }

  /** The inverse of the distribution function, by table. */
  private static double[] counts() {
    var counts = new double[RESOLUTION];
    var count = 0;
    var probability = Math.exp(-1);
    var below = probability;
    for (var i = 0; i < RESOLUTION; i++) {
      while ((i + .5) / RESOLUTION > below) {
        count++;
        probability /= count;
        below += probability;
      }
      counts[i] = count;
    }
    return counts;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  static long mix(long number) {
    var z = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
