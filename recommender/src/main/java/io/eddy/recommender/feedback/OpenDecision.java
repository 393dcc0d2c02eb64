package io.eddy.recommender.feedback;

import io.eddy.recommender.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision whose outcomes are still awaited.
 *
 * @param after the decision of the page before this one, or null
 * @param items the slate, by position
 * @param reported whether it is known which positions were on screen: from impressions, or because
 *     its placement declares them; otherwise an enter tells it
 * @param earned what it has led to
 * @param external the caller's own policy that decided, or null where Eddy did
 */
public record OpenDecision(
    String decisionId,
    @Nullable String after,
    long time,
    List<OpenItem> items,
    boolean reported,
    OutcomeTotals earned,
    @Nullable String external) {
  /** Copies the list. */
  public OpenDecision {
    items = List.copyOf(items);
  }

  /** A decision that was just made. */
  public static OpenDecision of(Decision decision) {
    return new OpenDecision(
        decision.decisionId(),
        decision.after(),
        decision.time(),
        decision.items().stream()
            .map(item -> new OpenItem(item.room(), item.expectation(), 0, 0))
            .toList(),
        false,
        OutcomeTotals.NONE,
        decision.external() ? decision.policy().name() : null);
  }

  /** The position of a room, the stated one if it holds there; −1 if it is not in the slate. */
  public int position(String roomId, @Nullable Integer stated) {
    if (stated != null && stated < items.size() && items.get(stated).roomId().equals(roomId)) {
      return stated;
    }
    for (var j = 0; j < items.size(); j++) {
      if (items.get(j).roomId().equals(roomId)) {
        return j;
      }
    }
    return -1;
  }

  /** Whether a position was on screen. */
  public boolean examined(int position) {
    return items.get(position).examined();
  }

  /** How many positions were on screen: if none, it is no epoch of the decision process. */
  public int examined() {
    return (int) items.stream().filter(OpenItem::examined).count();
  }

  /** How much of a kind a position has led to. */
  public double total(int position, Outcome.Kind kind) {
    return earned.of(position, kind);
  }

  /** What it has led to, by position and kind. */
  public List<OutcomeTotal> totals() {
    return earned.list();
  }

  /** Whether some position has led to this kind. */
  public boolean has(Outcome.Kind kind) {
    return earned.has(kind);
  }

  /** Whether an event of a time can begin to be credited to it. */
  boolean awaits(long eventTime, Windows windows) {
    return eventTime <= time + windows.decision().toMillis();
  }

  /** With a position on screen at a time. */
  OpenDecision seen(int position, long when) {
    var next = new ArrayList<>(items);
    next.set(position, items.get(position).seen(when));
    return new OpenDecision(decisionId, after, time, next, reported, earned, external);
  }

  /** It is known which positions are on screen. */
  OpenDecision reporting() {
    return reported
        ? this
        : new OpenDecision(decisionId, after, time, items, true, earned, external);
  }

  /** With an amount added to what a position has led to. */
  OpenDecision plus(int position, Outcome.Kind kind, double amount) {
    return new OpenDecision(
        decisionId, after, time, items, reported, earned.plus(position, kind, amount), external);
  }
}
