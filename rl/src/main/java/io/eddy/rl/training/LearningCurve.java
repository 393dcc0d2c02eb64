package io.eddy.rl.training;

import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.statistics.Bootstrap;
import io.eddy.rl.statistics.InterquartileMean;
import io.eddy.rl.statistics.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * How the training return of several seeds went: at equal distances of steps the interquartile mean of
 * what each seed's last episodes earned, with its bootstrap interval over seeds.
 */
public record LearningCurve(List<Point> points) {

  /** Episodes of a seed that a point averages over. */
  public static final int WINDOW = 20;

  private static final double LEVEL = .95;

  /** A point of the curve. */
  public record Point(long step, double interquartileMean, Interval interval) {}

  /** Copies the points. */
  public LearningCurve {
    points = List.copyOf(points);
  }

  /**
   * The curve of some results.
   *
   * @param count points at most; those at which a seed has no episode yet are left out
   */
  public static LearningCurve of(List<TrialResult> results, int count) {
    var end = results.stream().mapToLong(TrialResult::steps).max().orElse(0);
    var bootstrap = new Bootstrap(Bootstrap.FEWEST_RESAMPLES, LEVEL, new SplitMix64(0));
    var points = new ArrayList<Point>();
    for (var i = 1; i <= count; i++) {
      var step = end * i / count;
      var returns =
          results.stream().mapToDouble(r -> r.episodes().returnAround(step, WINDOW)).toArray();
      var mean = InterquartileMean.of(returns);
      if (!Double.isNaN(mean)) {
        points.add(new Point(step, mean, bootstrap.of(returns, InterquartileMean::of)));
      }
    }
    return new LearningCurve(points);
  }
}
