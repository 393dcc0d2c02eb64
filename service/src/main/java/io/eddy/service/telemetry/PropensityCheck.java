package io.eddy.service.telemetry;

import io.eddy.recommender.decision.Decision;
import io.eddy.rl.statistics.ConfidenceSequence;
import io.eddy.rl.statistics.RunningMean;
import io.eddy.service.telemetry.LiveMetrics.PositionWeight;
import java.util.ArrayList;
import java.util.List;

/**
 * The live proof that logged propensities are those of the draw: per position, the mean of the uniform
 * policy's importance weight (1/|Fⱼ|)/πⱼ is 1. Its intervals hold at all times at once, so that they may
 * be looked at for ever. Confined to one thread.
 */
public final class PropensityCheck {
  private static final long PLANNED_DECISIONS = 50_000;
  private static final long FEWEST_FOR_ALARM = 1_000;

  /** What rounding may add up to: where weights don't vary, an interval has no width of its own. */
  private static final double ROUNDING = 1e-9;

  private final ConfidenceSequence shown = new ConfidenceSequence(.05, PLANNED_DECISIONS);
  private final ConfidenceSequence alarming =
      new ConfidenceSequence(.001 / Decision.MAX_ITEMS, PLANNED_DECISIONS);
  private final RunningMean[] weights = new RunningMean[Decision.MAX_ITEMS];
  private int positions;

  /** Enters a decision. */
  public void decided(Decision decision) {
    for (var item : decision.items()) {
      var j = item.position();
      var known = j < positions ? weights[j] : RunningMean.EMPTY;
      weights[j] = known.after(Math.exp(-item.logPropensity()) / item.feasible());
      positions = Math.max(positions, j + 1);
    }
  }

  /** The mean weight per position. */
  public List<PositionWeight> positions() {
    var found = new ArrayList<PositionWeight>(positions);
    for (var j = 0; j < positions; j++) {
      if (weights[j].count() > 1) {
        var interval = shown.at(weights[j]);
        found.add(
            new PositionWeight(
                j, weights[j].mean(), interval.low() - ROUNDING, interval.high() + ROUNDING));
      }
    }
    return found;
  }

  /** Whether the interval of some position excludes 1 beyond chance. */
  public boolean alarm() {
    for (var j = 0; j < positions; j++) {
      if (weights[j].count() >= FEWEST_FOR_ALARM) {
        var interval = alarming.at(weights[j]);
        if (interval.low() - ROUNDING > 1 || interval.high() + ROUNDING < 1) {
          return true;
        }
      }
    }
    return false;
  }
}
