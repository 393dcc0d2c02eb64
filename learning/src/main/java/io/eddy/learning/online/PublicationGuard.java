package io.eddy.learning.online;

import io.eddy.recommender.policy.PolicyWeights;
import io.eddy.rl.slate.SlateCoefficients;
import io.eddy.rl.slate.SlateWeights;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses weights that can't be right: values that no reward allows, scores that tell nothing apart, a
 * jump away from the version in force. It looks at what they say about items seen lately.
 */
final class PublicationGuard {
  private static final int PROBES = 64;
  private static final double LEAST_COEFFICIENT = 1e-9;

  private final double bound;
  private final Deque<float[]> probes = new ArrayDeque<>();
  private @Nullable SlateWeights former;

  /**
   * A guard.
   *
   * @param bound the most that one decision can earn
   */
  PublicationGuard(double bound) {
    this.bound = bound;
  }

  /** An item that the learner has seen. */
  void seen(float[] row) {
    probes.addLast(row);
    if (probes.size() > PROBES) {
      probes.removeFirst();
    }
  }

  /** Why the weights must not be published; empty if they may. */
  Optional<String> refuses(PolicyWeights weights) {
    if (constant(weights.slate())) {
      return Optional.of("all items score alike");
    }
    var next = new SlateWeights(weights.slate());
    for (var row : probes) {
      var value = next.immediateValue(row, 0) + next.futureAdvantage(row, 0);
      if (!(Math.abs(value) <= bound)) {
        return Optional.of(
            "a value of %s is beyond what rewards allow (%s)".formatted(value, bound));
      }
      if (former != null
          && !(Math.abs(value - former.immediateValue(row, 0) - former.futureAdvantage(row, 0))
              <= bound / 2)) {
        return Optional.of("a value jumps to %s within one version".formatted(value));
      }
    }
    return Optional.empty();
  }

  /** Whether nothing but the levels, which stand first, tells anything. */
  private static boolean constant(SlateCoefficients slate) {
    return Stream.of(slate.choice(), slate.reward(), slate.future())
        .flatMap(coefficients -> coefficients.stream().skip(1))
        .allMatch(coefficient -> Math.abs(coefficient) < LEAST_COEFFICIENT);
  }

  /** These weights are in force now. */
  void published(PolicyWeights weights) {
    former = new SlateWeights(weights.slate());
  }
}
