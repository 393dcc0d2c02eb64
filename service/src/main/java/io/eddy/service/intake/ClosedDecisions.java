package io.eddy.service.intake;

import io.eddy.recommender.LiveView;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.feedback.OpenDecision;
import io.eddy.recommender.feedback.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What decisions have led to, collected since the last snapshot so that it can be told after they are
 * no longer open. Written by the writer's thread, read by any.
 */
public final class ClosedDecisions implements FoldListener {
  private final LiveView view;
  private Map<String, OpenDecision> changed = new ConcurrentHashMap<>();
  private volatile Map<String, OpenDecision> readable = changed;
  private volatile Map<String, OpenDecision> writing = Map.of();

  /** Outcomes as a view attributes them. */
  public ClosedDecisions(LiveView view) {
    this.view = view;
  }

  @Override
  public void folded(LoggedFact fact, List<Outcome> outcomes) {
    var viewer = fact.fact().viewerId();
    if (viewer == null) {
      return;
    }
    var decisions = view.viewer(viewer).feedback().decisions();
    for (var outcome : outcomes) {
      var credit = outcome.credit();
      var decision = credit == null ? null : decisions.find(credit.decisionId());
      if (decision != null) {
        changed.put(decision.decisionId(), decision);
      }
    }
  }

  /** What a decision had led to when last something came, if that was not written yet. */
  public @Nullable OpenDecision find(String decisionId) {
    var found = readable.get(decisionId);
    return found != null ? found : writing.get(decisionId);
  }

  /** Hands over what has changed, to be written with a snapshot. */
  Map<String, OpenDecision> take() {
    var taken = changed;
    writing = taken;
    changed = new ConcurrentHashMap<>();
    readable = changed;
    return taken;
  }

  /** What was handed over could not be written: it is kept unless something newer came. */
  void giveBack(Map<String, OpenDecision> unwritten) {
    unwritten.forEach(changed::putIfAbsent);
    writing = Map.of();
  }

  /** What was handed over is written. */
  void written() {
    writing = Map.of();
  }

  int size() {
    return changed.size();
  }
}
