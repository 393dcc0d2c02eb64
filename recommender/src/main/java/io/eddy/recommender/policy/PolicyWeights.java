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
 * @param start the policy that learning started from, which ranks until more was learned; null, or absent
 *     where it was stored, for version 0
 */
public record PolicyWeights(
    SlateCoefficients slate,
    List<Double> watch,
    long transitions,
    @Nullable SlateNetworkNumbers networks,
    @Nullable OfflineWeights start) {
  /** Checks that the numbers are finite. */
  public PolicyWeights {
    watch = List.copyOf(watch);
    for (var coefficient : watch) {
      if (!Double.isFinite(coefficient)) {
        throw new ArithmeticException("A watch coefficient is %s.".formatted(coefficient));
      }
    }
  }

  /** Weights of a learner that started from version 0. */
  public PolicyWeights(
      SlateCoefficients slate,
      List<Double> watch,
      long transitions,
      @Nullable SlateNetworkNumbers networks) {
    this(slate, watch, transitions, networks, null);
  }

  /** The same, started from another policy. */
  public PolicyWeights startedFrom(@Nullable OfflineWeights other) {
    return new PolicyWeights(slate, watch, transitions, networks, other);
  }

  /** Identifies all that decisions depend on. */
  public String fingerprint() {
    var heads = heads().hash();
    return start == null ? heads : heads + "-" + start.hash();
  }

  /** What ranks slates. */
  public SlateHeads heads() {
    return SlateHeads.of(slate, networks);
  }
}
