package io.eddy.recommender.policy;

import io.eddy.rl.slate.SlateCoefficients;
import java.util.List;

/**
 * What a learned policy consists of, as plain numbers to store and to send.
 *
 * @param slate choice, values and their columns
 * @param watch η, one coefficient per column that {@link
 *     io.eddy.recommender.feature.Head#WATCH} reads
 * @param transitions how many transitions it was learned from
 */
public record PolicyWeights(SlateCoefficients slate, List<Double> watch, long transitions) {
  /** Checks that the numbers are finite. */
  public PolicyWeights {
    watch = List.copyOf(watch);
    for (var coefficient : watch) {
      if (!Double.isFinite(coefficient)) {
        throw new ArithmeticException("A watch coefficient is %s.".formatted(coefficient));
      }
    }
  }
}
