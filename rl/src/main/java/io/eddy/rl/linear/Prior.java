package io.eddy.rl.linear;

import java.util.Collections;
import java.util.List;

/**
 * What is believed of each coefficient before the first sample: independent normals.
 *
 * @param mean μ₀ per coefficient
 * @param precision Λ₀ per coefficient, one over the variance in units of one sample's noise; > 0
 */
public record Prior(List<Double> mean, List<Double> precision) {

  /** Checks lengths and signs. */
  public Prior {
    mean = List.copyOf(mean);
    precision = List.copyOf(precision);
    if (mean.size() != precision.size()) {
      throw new IllegalArgumentException(
          "A prior needs as many means (%d) as precisions (%d)."
              .formatted(mean.size(), precision.size()));
    }
    for (var i = 0; i < mean.size(); i++) {
      if (!Double.isFinite(mean.get(i))
          || !Double.isFinite(precision.get(i))
          || precision.get(i) <= 0) {
        throw new IllegalArgumentException(
            "Prior %d (mean %s, precision %s) must be finite, its precision positive."
                .formatted(i, mean.get(i), precision.get(i)));
      }
    }
  }

  /** Zero mean and the same precision for every coefficient. */
  public static Prior zero(int size, double precision) {
    return new Prior(Collections.nCopies(size, 0.0), Collections.nCopies(size, precision));
  }

  /** Number of coefficients. */
  public int size() {
    return mean.size();
  }
}
