package io.eddy.learning.evaluation;

import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.feedback.Feedback;
import io.eddy.recommender.feedback.Windows;
import io.eddy.recommender.reward.Prices;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fold of the log that tells of each decision what came of it, through the same attribution and
 * prices as serving and learning. Slates come out in the order in which they were decided, each once
 * nothing can be added to it any more.
 *
 * <p>Memory: the viewers of the log, as the view holds them, and what is kept of the decisions of the last
 * {@link #settling} hours; nothing grows with the length of the log. Confined to one thread.
 *
 * @param <T> what is kept of a decision until it is settled
 */
public final class SlateOutcomes<T> {
  /** A visit is over after so long at the latest. */
  private static final Duration LONGEST_VISIT = Duration.ofHours(4);

  private final Windows windows;
  private final Prices prices;
  private final Function<Decision, @Nullable T> keep;
  private final Consumer<SlateOutcome<T>> sink;
  private final Map<String, Feedback> viewers = new HashMap<>();
  private final Map<String, SlateOutcome<T>> open = new HashMap<>();
  private final Deque<String> inOrder = new ArrayDeque<>();

  /**
   * A fold at the beginning of the log.
   *
   * @param keep what to keep of a decision, or null to pass it over
   * @param sink takes the slates
   */
  public SlateOutcomes(
      Windows windows,
      Prices prices,
      Function<Decision, @Nullable T> keep,
      Consumer<SlateOutcome<T>> sink) {
    this.windows = windows;
    this.prices = prices;
    this.keep = keep;
    this.sink = sink;
  }

  /** For so long after a decision something may be added to it. */
  public Duration settling() {
    var afterVisit =
        windows.gift().compareTo(windows.follow()) > 0 ? windows.gift() : windows.follow();
    return windows.decision().plus(LONGEST_VISIT).plus(afterVisit);
  }

  /** Folds a fact. */
  public void after(LoggedFact logged) {
    settle(logged.stamp().recordedTime());
    var fact = logged.fact();
    var viewer = fact.viewerId();
    if (viewer == null) {
      return;
    }
    if (fact instanceof Fact.ViewerRetired) {
      viewers.remove(viewer);
      return;
    }
    if (fact instanceof Fact.Decided(var decision)) {
      remember(decision);
    }
    var attributed = viewers.getOrDefault(viewer, Feedback.NONE).after(fact, windows);
    viewers.put(viewer, attributed.next());
    for (var outcome : attributed.outcomes()) {
      var credit = outcome.credit();
      var slate = credit == null ? null : open.get(credit.decisionId());
      if (credit != null && slate != null) {
        slate.add(credit.position(), outcome, prices.increment(outcome));
      }
    }
  }

  /** The log has ended: tells of the slates to which something might still have been added. */
  public void end() {
    while (!inOrder.isEmpty()) {
      sink.accept(next());
    }
  }

  private void remember(Decision decision) {
    @Nullable T kept = keep.apply(decision);
    if (kept != null) {
      var slate =
          new SlateOutcome<>(kept, decision.viewerId(), decision.time(), decision.items().size());
      open.put(decision.decisionId(), slate);
      inOrder.addLast(decision.decisionId());
    }
  }

  private void settle(long now) {
    var before = now - settling().toMillis();
    while (!inOrder.isEmpty()) {
      var oldest = open.get(inOrder.getFirst());
      if (oldest != null && oldest.time() >= before) {
        return;
      }
      var slate = next();
      slate.settle();
      sink.accept(slate);
    }
  }

  private SlateOutcome<T> next() {
    var slate = open.remove(inOrder.removeFirst());
    if (slate == null) {
      throw new IllegalStateException("Two decisions of the log have the same id.");
    }
    return slate;
  }
}
