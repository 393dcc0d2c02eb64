package io.eddy.cli.report;

import io.eddy.learning.dsjson.DsjsonEvaluation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a target policy would have earned on a log of dsjson. Rewards are −cost.
 *
 * @param rows steps: an event of a contextual bandit, or a slot of a conditional one
 * @param events decisions that they belong to
 * @param skipped decisions that say that they are not to be learned from
 * @param dangling lines without a decision
 * @param leftOut slots that the target policy says nothing of
 * @param costsChanged decisions whose original cost is another than the one that counts
 * @param senseless lines that can be no decision, by reason
 * @param firstSenseless the first of them, with their numbers
 * @param behaviorMean reward per step of the policy that logged
 * @param estimates by estimator
 * @param meanWeight expected to be 1
 * @param maxWeight largest weight before clipping
 * @param effectiveSampleSize steps of the target policy that the log is worth
 * @param verdict on ipw, in lower case
 * @param reason why the verdict is not reliable; empty if it is
 */
public record DsjsonReport(
    long rows,
    long events,
    long skipped,
    long dangling,
    long leftOut,
    long costsChanged,
    Map<String, Long> senseless,
    List<String> firstSenseless,
    double behaviorMean,
    Map<String, EstimateFigures> estimates,
    @Nullable Double meanWeight,
    @Nullable Double maxWeight,
    @Nullable Double effectiveSampleSize,
    String verdict,
    String reason) {

  /** The report of an evaluation. */
  public static DsjsonReport of(DsjsonEvaluation.Result result) {
    var lines = result.lines();
    var ipw = Objects.requireNonNull(result.estimates().get("ipw"));
    return new DsjsonReport(
        lines.steps(),
        lines.events(),
        lines.skipped(),
        lines.dangling(),
        lines.leftOut(),
        lines.changed(),
        lines.senseless(),
        lines.firstSenseless(),
        lines.meanReward(),
        EstimateFigures.of(result.estimates()),
        EstimateFigures.finite(ipw.meanWeight()),
        EstimateFigures.finite(ipw.largestWeight()),
        EstimateFigures.finite(ipw.effectiveSampleSize()),
        EstimateFigures.word(ipw.verdict()),
        ipw.reason());
  }
}
