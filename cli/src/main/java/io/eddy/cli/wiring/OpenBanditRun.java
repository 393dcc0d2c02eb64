package io.eddy.cli.wiring;

import io.eddy.cli.config.ConfigException;
import io.eddy.cli.report.OpenBanditReport;
import io.eddy.learning.evaluation.Campaign;
import io.eddy.learning.evaluation.OpenBanditLog;
import io.eddy.learning.evaluation.OpenBanditPolicy;
import io.eddy.rl.ope.BanditEvaluation;
import io.eddy.rl.ope.CrossFitting;
import io.eddy.rl.ope.EvaluationSettings;
import io.eddy.rl.ope.LoggedSteps;
import io.eddy.rl.ope.LogisticRewards;
import java.nio.file.Path;

/**
 * Evaluates a target policy on a log of the Open Bandit Dataset. The model of clicks is a logistic
 * regression on item and position, cross-fitted.
 *
 * @param data the dataset's directory
 * @param behavior the policy that logged
 * @param target uniform, bts, logistic, or a file of probabilities
 * @param clip largest weight of clippedIpw
 * @param seed of the bootstrap
 */
public record OpenBanditRun(
    Path data, Campaign campaign, String behavior, String target, double clip, long seed) {

  private static final int FOLDS = 5;
  private static final int REPLICATES = 1_000;

  /** Weight of the prior of a coefficient: items with few clicks are taken to be like all. */
  private static final double PRECISION = 1;

  /**
   * The estimates.
   *
   * @throws ConfigException if a file is missing or is not what it should be
   */
  public OpenBanditReport evaluate() {
    try {
      return evaluate(steps(log()));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()));
    }
  }

  /** The log. */
  OpenBanditLog log() {
    return new OpenBanditLog(data, behavior, campaign);
  }

  /** The estimates on some steps of the log, with their target policy. */
  OpenBanditReport evaluate(LoggedSteps steps) {
    var evaluation =
        new BanditEvaluation(
            clip, null, null, null, FOLDS, new EvaluationSettings(false, REPLICATES, seed));
    var estimates = evaluation.of(steps, this::learner);
    var counts = new long[2];
    steps.forEach(
        step -> {
          counts[0]++;
          counts[1] += step.reward() == 0 ? 0 : 1;
        });
    return OpenBanditReport.of(counts[0], counts[1], estimates);
  }

  private LoggedSteps steps(OpenBanditLog log) {
    return switch (target) {
      case "uniform" -> log.steps(OpenBanditPolicy.uniform(campaign));
      case "bts" ->
          log.steps(
              OpenBanditPolicy.of(
                  data.resolve("bts_action_dist_%s.csv".formatted(campaign.id())), campaign));
      case "logistic" -> logistic(log);
      default -> log.steps(OpenBanditPolicy.of(Path.of(target), campaign));
    };
  }

  /**
   * Shows items in proportion to the clicks that a model expects of them, which has not learned from the
   * row that it is judged by: otherwise it would be praised for what it learned by heart.
   */
  private LoggedSteps logistic(OpenBanditLog log) {
    var models =
        CrossFitting.fit(log.steps(OpenBanditPolicy.uniform(campaign)), FOLDS, this::learner);
    return log.stepsByRow(row -> OpenBanditPolicy.proportionalTo(models.modelFor(row), campaign));
  }

  private LogisticRewards learner() {
    return new LogisticRewards(campaign.items(), OpenBanditPolicy.POSITIONS, PRECISION);
  }
}
