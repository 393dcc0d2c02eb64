package io.eddy.service.intake;

import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.feedback.Outcome;
import java.util.List;

/** Hears of every fact that was folded, in log order, on the writer's thread. */
@FunctionalInterface
public interface FoldListener {
  /** A fact is durable and folded. */
  void folded(LoggedFact fact, List<Outcome> outcomes);

  /** A batch is folded and about to be answered; called about every 20 ms even without one. */
  default void batchFolded() {}
}
