package io.eddy.learning.evaluation;

import io.eddy.recommender.feedback.Outcome;
import java.util.EnumMap;
import java.util.Map;

/**
 * A slate of the log and all that came of it.
 *
 * <p>Not a record: it holds arrays.
 *
 * @param <T> what is kept of the decision
 */
public final class SlateOutcome<T> {
  private final T kept;
  private final String viewerId;
  private final long time;
  private final double[] rewards;
  private final Map<Outcome.Kind, double[]> totals = new EnumMap<>(Outcome.Kind.class);
  private long firstEnterAt = Long.MAX_VALUE;
  private int chosen = -1;
  private boolean settled;

  SlateOutcome(T kept, String viewerId, long time, int items) {
    this.kept = kept;
    this.viewerId = viewerId;
    this.time = time;
    this.rewards = new double[items];
  }

  /** What was kept of the decision. */
  public T kept() {
    return kept;
  }

  /** The viewer's pseudonym. */
  public String viewerId() {
    return viewerId;
  }

  /** When it was decided, epoch milliseconds. */
  public long time() {
    return time;
  }

  /** How many positions it has. */
  public int items() {
    return rewards.length;
  }

  /** What a position has earned. */
  public double reward(int position) {
    return rewards[position];
  }

  /** What the slate has earned. */
  public double reward() {
    var sum = 0.0;
    for (var reward : rewards) {
      sum += reward;
    }
    return sum;
  }

  /** How much of a kind a position has led to: seconds, minor units, or a count. */
  public double total(int position, Outcome.Kind kind) {
    var byPosition = totals.get(kind);
    return byPosition == null ? 0 : byPosition[position];
  }

  /** Whether a position was on screen. */
  public boolean examined(int position) {
    return total(position, Outcome.Kind.IMPRESSION) > 0;
  }

  /** Whether any position was on screen; a slate that nobody saw is no step of the process. */
  public boolean displayed() {
    for (var j = 0; j < items(); j++) {
      if (examined(j)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a position was entered. */
  public boolean entered(int position) {
    return total(position, Outcome.Kind.ENTER) > 0;
  }

  /** The position entered first, or −1. */
  public int chosen() {
    return chosen;
  }

  /** Whether nothing can be added any more; if not, the log ended before. */
  public boolean settled() {
    return settled;
  }

  void add(int position, Outcome outcome, double reward) {
    rewards[position] += reward;
    if (outcome.kind() == Outcome.Kind.LEFT) {
      return; // its seconds were told as they were watched
    }
    totals.computeIfAbsent(outcome.kind(), kind -> new double[items()])[position] +=
        outcome.amount();
    if (outcome.kind() == Outcome.Kind.ENTER && outcome.time() < firstEnterAt) {
      firstEnterAt = outcome.time();
      chosen = position;
    }
  }

  void settle() {
    settled = true;
  }
}
