package io.eddy.learning.evaluation;

import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.feedback.Windows;
import io.eddy.recommender.reward.Prices;
import io.eddy.storage.FactReader;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The displayed slates of a log, as far as it reaches now, to be read again and again. */
final class DisplayedSlates {
  private static final int READ_AT_ONCE = 500;

  private final FactReader log;
  private final Windows windows;
  private final Prices prices;
  private final long since;
  private final long first;
  private final long end;

  /**
   * The slates of a log.
   *
   * @param since decisions made before, epoch milliseconds, are left out
   */
  DisplayedSlates(FactReader log, Windows windows, Prices prices, long since) {
    this.log = log;
    this.windows = windows;
    this.prices = prices;
    this.since = since;
    this.first = log.tail().offset();
    this.end = log.head().offset();
  }

  /** How many facts one reading passes. */
  long facts() {
    return end - first;
  }

  /** Reads the log through, and hands over each displayed slate; tells how many decisions it holds. */
  long read(
      Function<Decision, @Nullable ReplayedSlate> keep,
      Consumer<SlateOutcome<ReplayedSlate>> each,
      LongConsumer progress) {
    var outcomes =
        new SlateOutcomes<ReplayedSlate>(
            windows,
            prices,
            decision -> decision.time() >= since ? keep.apply(decision) : null,
            slate -> {
              if (slate.displayed()) {
                each.accept(slate);
              }
            });
    var decisions = 0L;
    var next = first;
    while (next < end) {
      var facts = log.read(new Position(0, next), (int) Math.min(READ_AT_ONCE, end - next));
      for (var fact : facts) {
        decisions += isDecision(fact) ? 1 : 0;
        outcomes.after(fact);
      }
      next += facts.size();
      progress.accept(next - first);
    }
    outcomes.end();
    return decisions;
  }

  private boolean isDecision(LoggedFact logged) {
    return logged.fact() instanceof Fact.Decided(var decision) && decision.time() >= since;
  }
}
