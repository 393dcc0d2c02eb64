package io.eddy.rl.training;

/**
 * How long training goes on and how it is looked at meanwhile.
 *
 * @param limit where it ends
 * @param evaluationPeriod steps or episodes, as the limit counts, between two evaluations; one more
 *     comes at the end
 * @param evaluationEpisodes episodes of an evaluation; the same ones each time, so that checkpoints
 *     are compared on equal terms
 * @param reportedEpisodes fresh episodes on which the final and the selected policy are measured
 */
public record TrainingConfig(
    Limit limit, long evaluationPeriod, int evaluationEpisodes, int reportedEpisodes) {

  private static final int EVALUATIONS = 20;
  private static final int EVALUATION_EPISODES = 50;
  private static final int REPORTED_EPISODES = 100;

  /** Checks the numbers. */
  public TrainingConfig {
    if (evaluationPeriod < 1 || evaluationEpisodes < 1 || reportedEpisodes < 1) {
      throw new IllegalArgumentException(
          ("evaluationPeriod (%d), evaluationEpisodes (%d) and reportedEpisodes (%d) must be at"
                  + " least 1. TrainingConfig.of chooses them.")
              .formatted(evaluationPeriod, evaluationEpisodes, reportedEpisodes));
    }
  }

  /** Twenty evaluations of 50 episodes on the way, and 100 episodes to report. */
  public static TrainingConfig of(Limit limit) {
    return new TrainingConfig(
        limit, Math.max(1, limit.count() / EVALUATIONS), EVALUATION_EPISODES, REPORTED_EPISODES);
  }
}
