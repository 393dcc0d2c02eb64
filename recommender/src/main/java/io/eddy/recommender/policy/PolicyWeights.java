package io.eddy.recommender.policy;

import io.eddy.rl.slate.SlateCoefficients;
import io.eddy.rl.slate.SlateHeads;
import io.eddy.rl.slate.SlateNetworkNumbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a learned policy consists of, as plain numbers to store and to send.
 *
 * @param slate choice, values and their columns: the linear part
 * @param watch η, one coefficient per column that {@link
 *     io.eddy.recommender.feature.Head#WATCH} reads
 * @param transitions how many transitions it was learned from
 * @param networks what stands beside the linear part; null, or absent where it was stored, for nothing
 */
public record PolicyWeights(
    SlateCoefficients slate,
    List<Double> watch,
    long transitions,
    @Nullable SlateNetworkNumbers networks) {
  /** Checks that the numbers are finite. */
  public PolicyWeights {
    watch = List.copyOf(watch);
    for (var coefficient : watch) {
      if (!Double.isFinite(coefficient)) {
        throw new ArithmeticException("A watch coefficient is %s.".formatted(coefficient));
      }
    }
  }

  /** What ranks slates. */
  public SlateHeads heads() {
    return SlateHeads.of(slate, networks);
  }
}
