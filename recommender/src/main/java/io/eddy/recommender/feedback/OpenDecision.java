package io.eddy.recommender.feedback;

import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.Expectation;
import io.eddy.recommender.decision.RoomRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision whose outcomes are still awaited.
 *
 * @param items the slate's rooms, by position
 * @param expectations what the policy expected of each
 * @param examined bit j: position j was on screen
 * @param seenAt when something of it was last examined, epoch milliseconds; 0 if never
 * @param totals what it has led to
 */
public record OpenDecision(
    String decisionId,
    @Nullable String after,
    long time,
    List<RoomRef> items,
    List<Expectation> expectations,
    long examined,
    long seenAt,
    List<OutcomeTotal> totals) {
  /** Copies the lists. */
  public OpenDecision {
    items = List.copyOf(items);
    expectations = List.copyOf(expectations);
    totals = List.copyOf(totals);
  }

  /** A decision that was just made. */
  public static OpenDecision of(Decision decision) {
    var items = new ArrayList<RoomRef>(decision.items().size());
    var expectations = new ArrayList<Expectation>(decision.items().size());
    for (var item : decision.items()) {
      items.add(item.room());
      expectations.add(item.expectation());
    }
    return new OpenDecision(
        decision.decisionId(), decision.after(), decision.time(), items, expectations, 0, 0,
        List.of());
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
    return (examined >>> position & 1) != 0;
  }

  /** Whether anything of it was on screen: only then is it an epoch of the decision process. */
  public boolean displayed() {
    return examined != 0;
  }

  /** How much of a kind a position has led to. */
  public double total(int position, Outcome.Kind kind) {
    for (var total : totals) {
      if (total.position() == position && total.kind() == kind) {
        return total.amount();
      }
    }
    return 0;
  }

  /** Whether some position has led to this kind. */
  public boolean has(Outcome.Kind kind) {
    return totals.stream().anyMatch(total -> total.kind() == kind);
  }

  /** With a position seen. */
  OpenDecision examined(int position, long when) {
    return new OpenDecision(
        decisionId, after, time, items, expectations, examined | 1L << position,
        Math.max(seenAt, when), totals);
  }

  /** With an amount added to what a position has led to. */
  OpenDecision plus(int position, Outcome.Kind kind, double amount) {
    var next = new ArrayList<OutcomeTotal>(totals.size() + 1);
    var found = false;
    for (var total : totals) {
      if (total.position() == position && total.kind() == kind) {
        next.add(new OutcomeTotal(position, kind, total.amount() + amount));
        found = true;
      } else {
        next.add(total);
      }
    }
    if (!found) {
      next.add(new OutcomeTotal(position, kind, amount));
    }
    return new OpenDecision(
        decisionId, after, time, items, expectations, examined, seenAt, next);
  }
}
