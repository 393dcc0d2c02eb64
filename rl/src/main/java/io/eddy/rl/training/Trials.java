package io.eddy.rl.training;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.random.SplitMix64;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * The same training with several seeds, side by side. Each seed is a run of its own: what it comes to
 * depends neither on how many others there are nor on how many threads they share.
 *
 * @param threads the most that run at once
 */
public record Trials(
    Task task, Function<SplitMix64, ? extends Agent> agents, TrainingConfig config, int threads) {

  private static final long STEPS_BETWEEN_CHECKPOINTS = 50_000;

  /** Checks the number of threads. */
  public Trials {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "Training needs a thread, not %d. Set at least 1.".formatted(threads));
    }
  }

  /** As many at once as there are processors. */
  public static Trials onAllProcessors(
      Task task, Function<SplitMix64, ? extends Agent> agents, TrainingConfig config) {
    return new Trials(task, agents, config, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Runs the seeds first … first + count − 1, and keeps nothing on the way.
   *
   * @param listeners what hears of a seed's training, on the thread that trains it
   * @return one result a seed, in the order of the seeds
   */
  public List<TrialResult> run(long first, int count, LongFunction<TrainingListener> listeners)
      throws InterruptedException {
    return run(first, count, listeners, Checkpoints.NONE);
  }

  /** As {@link #run(long, int, LongFunction)}, from checkpoints and to checkpoints. */
  public List<TrialResult> run(
      long first, int count, LongFunction<TrainingListener> listeners, Checkpoints checkpoints)
      throws InterruptedException {
    var pool = Executors.newFixedThreadPool(Math.min(threads, count));
    try {
      return run(pool, first, count, listeners, checkpoints);
    } finally {
      pool.shutdownNow();
    }
  }

  private List<TrialResult> run(
      ExecutorService pool,
      long first,
      int count,
      LongFunction<TrainingListener> listeners,
      Checkpoints checkpoints)
      throws InterruptedException {
    var running = new ArrayList<Future<TrialResult>>();
    for (var seed = first; seed < first + count; seed++) {
      var training = seed;
      running.add(pool.submit(() -> trial(training, listeners.apply(training), checkpoints)));
    }
    var results = new ArrayList<TrialResult>();
    for (var one : running) {
      try {
        results.add(one.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UncheckedIOException io) {
          throw io;
        }
        throw new IllegalStateException("Training failed: " + e.getCause(), e.getCause());
      }
    }
    return results;
  }

  private TrialResult trial(long seed, TrainingListener listener, Checkpoints checkpoints) {
    var training = new Training(task, agents, config, seed, listener);
    checkpoints.begin(seed, training);
    while (!training.advance(STEPS_BETWEEN_CHECKPOINTS)) {
      checkpoints.keep(seed, training);
    }
    checkpoints.keep(seed, training);
    return training.result();
  }
}
