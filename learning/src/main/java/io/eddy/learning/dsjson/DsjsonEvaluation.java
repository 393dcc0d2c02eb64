package io.eddy.learning.dsjson;

import io.eddy.rl.ope.CrossFitting;
import io.eddy.rl.ope.Estimate;
import io.eddy.rl.ope.EvaluationSettings;
import java.util.Map;

/**
 * What a policy would have earned on a log of dsjson, reward being −cost: in a first reading models of rewards are
 * cross-fitted, in a second the estimators are folded. Memory does not grow with the log. Where the
 * target can't tell of some later slot, the first slots alone are evaluated, after one more reading.
 *
 * @param log the lines
 * @param target the policy to be evaluated
 * @param clip largest weight of clippedIpw
 * @param seed of the bootstrap
 */
public record DsjsonEvaluation(DsjsonLog log, DsjsonTarget target, double clip, long seed) {
  private static final int FOLDS = 5;
  private static final int REPLICATES = 1_000;

  /** Estimates by name, and what was made of every line. */
  public record Result(LineAccount lines, Map<String, Estimate> estimates) {}

  /**
   * Reads the log twice.
   *
   * @throws IllegalArgumentException if a file is missing or the policy is of another log
   */
  public Result of() {
    var read = new LineAccount[1];
    var models =
        CrossFitting.fit(
            each -> read[0] = log.read(target, step -> each.accept(step.step())),
            FOLDS,
            HashedRewards::new);
    var lines = read[0];
    var first = target.ofFirstSlots();
    return lines.leftOut() > 0 && !first.equals(target)
        ? new DsjsonEvaluation(log, first, clip, seed).of()
        : new Result(lines, estimates(lines, models));
  }

  private Map<String, Estimate> estimates(LineAccount lines, CrossFitting models) {
    var evaluation =
        new WeightedBandits(clip, new EvaluationSettings(lines.clustered(), REPLICATES, seed));
    log.read(
        target,
        step ->
            evaluation.add(
                step.step().cluster(),
                models.scored(step.step()),
                step.weight() / lines.meanWeight()));
    return evaluation.estimates();
  }
}
