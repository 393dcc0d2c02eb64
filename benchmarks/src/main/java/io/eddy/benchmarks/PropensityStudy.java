package io.eddy.benchmarks;

import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.slate.Exploration;
import io.eddy.rl.statistics.Interval;
import io.eddy.rl.statistics.RunningMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether logged propensities are those of the draw, on logs of a service under way ({@link
 * BusyPlatform}): per position the mean of the uniform policy's importance weight (1/|Fⱼ|)/πⱼ is 1,
 * whatever the viewers, policies, caps and rooms. The mean is a martingale's, so that its interval holds
 * although one decision bears upon the next.
 *
 * <pre>
 * java -Xmx2g -cp benchmarks/target/eddy-benchmarks.jar io.eddy.benchmarks.PropensityStudy \
 *   [decisions] [seed]
 * </pre>
 */
public final class PropensityStudy {
  /** One service after another, so that logs fit into memory. */
  private static final int EACH = 50_000;

  /** As it is where nothing is configured, and as one explores to learn from the log. */
  static final List<Exploration> EXPLORATIONS =
      List.of(Exploration.DEFAULT, new Exploration(.5, .2, .2, 1));

  /** Of an interval of 95 %, and of twelve that hold at once with 95 % (Bonferroni: 99.58 % each). */
  private static final double ONE = 1.960;

  private static final double TWELVE = 2.865;

  /** What rounding may add up to: where nothing is left to chance an interval has no width. */
  private static final double ROUNDING = 1e-9;

  private final List<RunningMean> weights = new ArrayList<>();
  private long decisions;
  private long redrawn;
  private long degraded;
  private long drawn;
  private long capped;
  private long versions;

  PropensityStudy() {}

  /**
   * Studies.
   *
   * @param arguments decisions per exploration, 1,000,000 if absent; the first seed, 1 if absent
   */
  public static void main(String... arguments) {
    var decisions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    var seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    System.out.println(Machine.text());
    for (var exploration : EXPLORATIONS) {
      var started = System.nanoTime();
      var study = new PropensityStudy();
      for (var i = 0; study.decisions < decisions; i++) {
        study.serve(exploration, (int) Math.min(EACH, decisions - study.decisions), seed + i);
      }
      study.report(exploration, (System.nanoTime() - started) / 1e9);
    }
  }

  /** Lets a service decide so often, and weighs what it logged. */
  void serve(Exploration exploration, int count, long seed) {
    var run = BusyPlatform.run(exploration, count, seed, this::decided);
    redrawn += run.redrawn();
    versions += run.versions();
  }

  private void decided(Decision decision) {
    decisions++;
    degraded += decision.degraded() == null ? 0 : 1;
    for (var item : decision.items()) {
      var j = item.position();
      if (j == weights.size()) {
        weights.add(RunningMean.EMPTY);
      }
      weights.set(j, weights.get(j).after(1 / (item.feasible() * item.propensity())));
      drawn++;
      capped += item.feasible() < decision.candidates().roomIds().size() - j ? 1 : 0;
    }
  }

  /** How many draws were not taken, since a candidate had ended before the commit. */
  long redrawn() {
    return redrawn;
  }

  /** How many positions had fewer rooms to choose from, because of a cap. */
  long capped() {
    return capped;
  }

  /** The weights by position. */
  List<RunningMean> weights() {
    return List.copyOf(weights);
  }

  /** So many standard errors around the mean. */
  static Interval interval(RunningMean weights, double z) {
    var radius = z * Math.sqrt(weights.variance() / weights.count()) + ROUNDING;
    return new Interval(weights.mean() - radius, weights.mean() + radius);
  }

  private void report(Exploration exploration, double seconds) {
    System.out.printf(
        Locale.ROOT,
        "%nτ = %s, ε from %s: %,d decisions in %.0f s; %,d draws made anew, %,d positions of %,d"
            + " with a cap that binds, %,d decisions degraded, %,d versions%n",
        exploration.temperature(),
        exploration.epsilonStart(),
        decisions,
        seconds,
        redrawn,
        capped,
        drawn,
        degraded,
        versions);
    System.out.printf(
        "%8s %10s %8s %18s %18s%n", "position", "draws", "mean", "95 %", "all at once");
    var holding = 0;
    for (var j = 0; j < weights.size(); j++) {
      var all = interval(weights.get(j), TWELVE);
      holding += all.contains(1) ? 1 : 0;
      System.out.printf(
          Locale.ROOT,
          "%8d %,10d %8.4f %18s %18s%n",
          j,
          weights.get(j).count(),
          weights.get(j).mean(),
          text(interval(weights.get(j), ONE)),
          text(all));
    }
    System.out.printf("%d of %d intervals that hold at once hold 1%n", holding, weights.size());
  }

  private static String text(Interval interval) {
    return String.format(Locale.ROOT, "[%.4f, %.4f]", interval.low(), interval.high());
  }
}
