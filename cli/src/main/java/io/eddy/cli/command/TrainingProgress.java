package io.eddy.cli.command;

import io.eddy.rl.training.Limit;
import io.eddy.rl.training.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Tells how training goes while it goes: a bar with the mean return of the last episodes of all seeds,
 * on a terminal; every episode, where that is asked for. Seeds tell it from threads of their own.
 */
final class TrainingProgress implements AutoCloseable {
  private static final double KEPT = .98;
  private static final int BAR_WIDTH = 100;

  private final Limit limit;
  private final int seeds;
  private final @Nullable PrintWriter episodes;
  private final @Nullable PrintWriter terminal;
  private final @Nullable ProgressBar bar;
  private double meanReturn = Double.NaN;

  /**
   * Progress of one algorithm.
   *
   * @param terminal where the bar is drawn; null for none
   * @param episodes where every episode is told; null for none
   */
  TrainingProgress(
      String name,
      Limit limit,
      int seeds,
      @Nullable PrintWriter terminal,
      @Nullable PrintWriter episodes) {
    this.limit = limit;
    this.seeds = seeds;
    this.episodes = episodes;
    this.terminal = terminal;
    this.bar =
        terminal == null
            ? null
            : new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(limit.count() * seeds)
                .setMaxRenderedLength(BAR_WIDTH)
                .setConsumer(
                    new DelegatingProgressBarConsumer(
                        line -> {
                          terminal.print("\r" + line);
                          terminal.flush();
                        }))
                .build();
  }

  /** What hears of a seed. */
  TrainingListener of(long seed) {
    return new TrainingListener() {
      private long told;

      @Override
      public void episode(long episode, long step, double episodeReturn) {
        var reached = limit.unit() == Limit.Unit.STEPS ? step : episode;
        TrainingProgress.this.episode(seed, episode, episodeReturn, reached - told);
        told = reached;
      }
    };
  }

  private synchronized void episode(long seed, long episode, double episodeReturn, long sinceThen) {
    if (episodes != null) {
      var of = seeds == 1 ? "" : "Seed %d, ".formatted(seed);
      episodes.println(of + "Episode %d, Total Reward: %s".formatted(episode, episodeReturn));
    }
    if (bar != null) {
      meanReturn =
          Double.isNaN(meanReturn) ? episodeReturn : KEPT * meanReturn + (1 - KEPT) * episodeReturn;
      bar.setExtraMessage(String.format(Locale.ROOT, " return %.1f", meanReturn));
      bar.stepBy(sinceThen);
    }
  }

  @Override
  public void close() {
    if (bar != null && terminal != null) {
      bar.close();
      terminal.println();
      terminal.flush();
    }
    if (episodes != null) {
      episodes.flush();
    }
  }
}
