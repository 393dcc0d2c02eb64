package io.eddy.learning.offline;

import io.eddy.learning.evaluation.SlateOutcome;
import io.eddy.learning.evaluation.SlateOutcomes;
import io.eddy.learning.experience.Discount;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.feedback.Windows;
import io.eddy.recommender.reward.Prices;
import io.eddy.storage.FactReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the displayed slates of Eddy's own log, those of every arm, the evaluation share left out. The
 * derived columns, which depend on who was in force, are left out too. The log is read twice, first to
 * know which decisions are the newest. Memory: these, some 3 kB each, and the viewers of {@link
 * SlateOutcomes}.
 */
public final class DecisionSlates {
  private static final int READ_AT_ONCE = 500;

  /** The most candidates that are kept of a slate. */
  private static final int MOST_CANDIDATES = 48;

  private final FactReader log;
  private final long first;
  private final long end;
  private final Features features;
  private final Discount discount;
  private final long since;
  private final List<OfflineSlate> slates = new ArrayList<>();
  private final Map<String, OfflineSlate> last = new HashMap<>();
  private long passedOver;
  private long sweptAt;

  /**
   * A reader of a log as far as it reaches now.
   *
   * @param since decisions made before, epoch milliseconds, are left out
   */
  public DecisionSlates(FactReader log, Features features, Discount discount, long since) {
    this.log = log;
    this.first = log.tail().offset();
    this.end = log.head().offset();
    this.features = features;
    this.discount = discount;
    this.since = since;
  }

  /**
   * Reads the log.
   *
   * @param most how many decisions are learned from: the newest
   * @throws IllegalArgumentException if there is too little to learn from
   */
  public OfflineLog read(Windows windows, Prices prices, int most) {
    var decisions = new long[1];
    facts(
        fact -> {
          if (fact.fact() instanceof Fact.Decided(var decision) && usable(decision)) {
            decisions[0]++;
          }
        });
    passedOver = Math.max(0, decisions[0] - most);
    var outcomes = new SlateOutcomes<Draft>(windows, prices, this::draft, this::add);
    facts(outcomes::after);
    outcomes.end();
    last.clear();
    return OfflineLog.of(slates, decisions[0]);
  }

  private void facts(Consumer<LoggedFact> each) {
    var next = first;
    while (next < end) {
      var facts = log.read(new Position(0, next), (int) Math.min(READ_AT_ONCE, end - next));
      facts.forEach(each);
      next += facts.size();
    }
  }

  private boolean usable(Decision decision) {
    return decision.learnable()
        && decision.time() >= since
        && decision.policy().schema().equals(features.fingerprint());
  }

  /** What is known of a slate before its rewards are. */
  private record Draft(
      short[] state, short[] rows, int candidates, double inclusion, double[] propensities) {}

  private @Nullable Draft draft(Decision decision) {
    if (!usable(decision) || passedOver-- > 0) {
      return null;
    }
    var logged = decision.candidates();
    var shown = Math.min(decision.items().size(), MOST_CANDIDATES);
    var known = Math.min(logged.rows().length, MOST_CANDIDATES);
    var others = logged.roomIds().size() - decision.items().size();
    var width = features.derived();
    var rows = new short[known * width];
    for (var i = 0; i < known; i++) {
      System.arraycopy(logged.features(), i * features.width(), rows, i * width, width);
    }
    var propensities = new double[shown];
    Arrays.setAll(propensities, j -> decision.items().get(j).propensity());
    return new Draft(
        logged.state().clone(),
        rows,
        known,
        known == shown ? 1 : (known - shown) / (double) others,
        propensities);
  }

  private void add(SlateOutcome<Draft> outcome) {
    var draft = outcome.kept();
    var rewards = new float[draft.propensities().length];
    var examined = 0L;
    for (var j = 0; j < rewards.length; j++) {
      rewards[j] = (float) outcome.reward(j);
      examined |= outcome.examined(j) ? 1L << j : 0;
    }
    if (examined == 0) {
      return;
    }
    var slate =
        new OfflineSlate(
            outcome.viewerId(),
            outcome.time(),
            draft.state(),
            draft.rows(),
            draft.candidates(),
            draft.inclusion(),
            draft.propensities(),
            examined,
            rewards);
    slates.add(slate);
    lead(slate);
  }

  private void lead(OfflineSlate slate) {
    var before = last.put(slate.viewer(), slate);
    var horizon = discount.horizon().toMillis();
    if (before != null && slate.time() - before.time() <= horizon) {
      before.leadsTo(slate, discount.after(slate.time() - before.time()));
    }
    if (slate.time() - sweptAt > horizon) {
      sweptAt = slate.time();
      last.values().removeIf(old -> slate.time() - old.time() > horizon);
    }
  }
}
