package io.eddy.rl.ope;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Models of rewards that have never seen whom they judge: clusters are hashed into folds, and the model
 * of a fold learns from the others. Without it a model that has learned a viewer's rewards by heart
 * leaves no residuals, and doubly robust becomes the direct method.
 *
 * <p>Chernozhukov et al. 2018, "Double/debiased machine learning for treatment and structural
 * parameters" (arXiv 1608.00060).
 */
public final class CrossFitting {

  private final List<RewardModel> models;

  private CrossFitting(List<RewardModel> models) {
    this.models = models;
  }

  /**
   * As many passes over the log as the learner wants; each step is learned by folds − 1 models.
   *
   * @param folds at least 2
   * @param learner gives a learner that has seen nothing
   */
  public static CrossFitting fit(
      LoggedSteps log, int folds, Supplier<? extends RewardLearner> learner) {
    if (folds < 2) {
      throw new IllegalArgumentException(
          "The folds (%d) must be at least 2. Maybe use 5.".formatted(folds));
    }
    var learners = new ArrayList<RewardLearner>();
    for (var fold = 0; fold < folds; fold++) {
      learners.add(learner.get());
    }
    for (var pass = 0; pass < learners.getFirst().passes(); pass++) {
      log.forEach(step -> learn(step, learners));
      learners.forEach(RewardLearner::endPass);
    }
    return new CrossFitting(learners.stream().map(RewardLearner::model).toList());
  }

  private static void learn(LoggedStep step, List<RewardLearner> learners) {
    var own = fold(step.cluster(), learners.size());
    for (var fold = 0; fold < learners.size(); fold++) {
      if (fold != own) {
        learners.get(fold).add(step.context(), step.action(), step.reward());
      }
    }
  }

  /** The step with what the models say that have not seen its cluster. */
  public ScoredStep scored(LoggedStep step) {
    return step.scored(modelFor(step.cluster()));
  }

  /** The model that has not seen a cluster. */
  public RewardModel modelFor(long cluster) {
    return models.get(fold(cluster, models.size()));
  }

  private static int fold(long cluster, int folds) {
    return (int) Long.remainderUnsigned(PoissonDraws.mix(cluster), folds);
  }
}
