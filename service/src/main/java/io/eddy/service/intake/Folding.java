package io.eddy.service.intake;

import io.eddy.recommender.LiveView;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.feedback.Outcome;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds durable facts into the view and tells the listeners, live and at recovery alike. A fact that
 * the fold can't digest is passed over, the same way each time, and counted: what is in the log can't
 * stop the stream.
 */
public final class Folding {
  private static final Logger LOG = LoggerFactory.getLogger(Folding.class);

  private final LiveView view;
  private final Runnable poisoned;

  /** Folds into a view; {@code poisoned} hears of each fact that was passed over. */
  public Folding(LiveView view, Runnable poisoned) {
    this.view = view;
    this.poisoned = poisoned;
  }

  /** Folds a fact. */
  public void fold(LoggedFact fact, List<FoldListener> listeners) {
    var outcomes = outcomes(fact);
    for (var listener : listeners) {
      listener.folded(fact, outcomes);
    }
  }

  private List<Outcome> outcomes(LoggedFact fact) {
    try {
      return view.after(fact);
    } catch (RuntimeException e) {
      LOG.error("The fact at {} can't be folded and is passed over", fact.position(), e);
      poisoned.run();
      return List.of();
    }
  }
}
