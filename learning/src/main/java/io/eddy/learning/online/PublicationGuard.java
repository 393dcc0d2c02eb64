package io.eddy.learning.online;

import io.eddy.rl.slate.SlateChoice;
import io.eddy.rl.slate.SlateCoefficients;
import io.eddy.rl.slate.SlateHeads;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses heads that can't be right: values that no reward allows, scores that tell nothing apart, a
 * jump away from the version in force. It looks at what they say about items seen lately.
 */
final class PublicationGuard {
  private static final int PROBES = 64;
  private static final double LEAST_COEFFICIENT = 1e-9;

  private final double bound;
  private final Deque<SlateChoice> probes = new ArrayDeque<>();
  private @Nullable SlateHeads former;

  /**
   * A guard.
   *
   * @param bound the most that one decision can earn
   */
  PublicationGuard(double bound) {
    this.bound = bound;
  }

  /** An answer that the learner has seen. */
  void seen(SlateChoice answer) {
    if (answer.chosen() < 0) {
      return;
    }
    probes.addLast(answer);
    if (probes.size() > PROBES) {
      probes.removeFirst();
    }
  }

  /** Why the heads must not be published; empty if they may. */
  Optional<String> refuses(SlateHeads next) {
    if (constant(next.linear().coefficients())) {
      return Optional.of("all items score alike");
    }
    for (var probe : probes) {
      var value = value(next, probe);
      if (!(Math.abs(value) <= bound)) {
        return Optional.of(
            "a value of %s is beyond what rewards allow (%s)".formatted(value, bound));
      }
      if (former != null && !(Math.abs(value - value(former, probe)) <= bound / 2)) {
        return Optional.of("a value jumps to %s within one version".formatted(value));
      }
    }
    return Optional.empty();
  }

  /** What the chosen item is worth. */
  private static double value(SlateHeads heads, SlateChoice probe) {
    return heads.immediateValue(probe.state(), probe.items(), probe.chosen())
        + heads.futureAdvantage(probe.state(), probe.items(), probe.chosen());
  }

  /** Whether nothing but the levels, which stand first, tells anything. */
  private static boolean constant(SlateCoefficients slate) {
    return Stream.of(slate.choice(), slate.reward(), slate.future())
        .flatMap(coefficients -> coefficients.stream().skip(1))
        .allMatch(coefficient -> Math.abs(coefficient) < LEAST_COEFFICIENT);
  }

  /** These heads are in force now. */
  void published(SlateHeads heads) {
    former = heads;
  }
}
