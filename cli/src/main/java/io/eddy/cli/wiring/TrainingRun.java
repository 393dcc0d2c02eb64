package io.eddy.cli.wiring;

import io.eddy.cli.report.TrainReport;
import io.eddy.rl.training.Checkpoints;
import io.eddy.rl.training.LearningCurve;
import io.eddy.rl.training.TrainingConfig;
import io.eddy.rl.training.TrainingListener;
import io.eddy.rl.training.TrialResult;
import io.eddy.rl.training.Trials;
import java.util.List;
import java.util.function.LongFunction;

/**
 * One algorithm with several seeds.
 *
 * @param seed the first one
 * @param seeds how many, one after the other
 */
public record TrainingRun(Algorithm<?> algorithm, TrainingConfig config, long seed, int seeds) {

  private static final int CURVE_POINTS = 100;

  /** What came of it. */
  public record Trained(Algorithm<?> algorithm, List<TrialResult> results) {

    /** As a report. */
    public TrainReport report() {
      return TrainReport.of(algorithm.environment().name(), algorithm.name(), results);
    }

    /** How the return grew. */
    public LearningCurve curve() {
      return curve(CURVE_POINTS);
    }

    /** How the return grew, in some points. */
    public LearningCurve curve(int points) {
      return LearningCurve.of(results, points);
    }
  }

  /**
   * Trains, as many seeds at once as there are processors.
   *
   * @param checkpoints what training goes on from, and where it is kept
   * @param listeners what hears of a seed's training, on the thread that trains it
   */
  public Trained run(LongFunction<TrainingListener> listeners, Checkpoints checkpoints)
      throws InterruptedException {
    return new Trained(
        algorithm,
        Trials.onAllProcessors(algorithm.task(), algorithm::agent, config)
            .run(seed, seeds, listeners, checkpoints));
  }
}
