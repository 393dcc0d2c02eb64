package io.eddy.service.telemetry;

import io.eddy.recommender.experiment.ArmLedger;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.service.telemetry.LiveMetrics.ArmFigures;
import io.eddy.service.telemetry.LiveMetrics.Lift;
import java.util.LinkedHashMap;
import java.util.Map;

/** Figures per arm out of a ledger. */
final class ArmFiguresBook {
  private static final double Z95 = 1.96;

  private ArmFiguresBook() {}

  /** Sums over an arm's accounts. */
  private static final class Sums {
    private double viewers;
    private double displayed;
    private double successes;
    private double visits;
    private double watch;
    private double reward;
    private double rewardSquares;

    void add(ArmLedger.Total total) {
      viewers++;
      displayed += total.displayed();
      successes += total.successes();
      visits += total.measuredVisits();
      watch += total.watchSeconds();
      reward += total.reward();
      rewardSquares += total.reward() * total.reward();
    }
  }

  static Map<String, ArmFigures> figures(
      Experiment experiment, ArmLedger ledger, Map<String, Double> recentRewardPerDecision) {
    var figures = new LinkedHashMap<String, ArmFigures>();
    sums(experiment, ledger)
        .forEach(
            (arm, s) ->
                figures.put(
                    arm,
                    new ArmFigures(
                        (long) s.viewers,
                        (long) s.displayed,
                        ratio(s.reward, s.viewers),
                        ratio(s.reward, s.displayed),
                        recentRewardPerDecision.getOrDefault(arm, 0.0),
                        ratio(s.watch, s.visits),
                        ratio(s.successes, s.displayed))));
    return figures;
  }

  /**
   * The first arm against each other: ratio of mean reward per viewer. The interval is that of the
   * delta method on its logarithm, cheap enough for every second; reports resample viewers.
   */
  static Map<String, Lift> lifts(Experiment experiment, ArmLedger ledger) {
    var sums = sums(experiment, ledger);
    var arms = experiment.arms();
    var lifts = new LinkedHashMap<String, Lift>();
    var first = sums.get(arms.getFirst().name());
    for (var arm : arms.subList(1, arms.size())) {
      var other = sums.get(arm.name());
      if (first != null && other != null && first.reward > 0 && other.reward > 0) {
        var value = (first.reward / first.viewers) / (other.reward / other.viewers);
        var deviation = Math.sqrt(relativeVariance(first) + relativeVariance(other));
        lifts.put(
            arms.getFirst().name() + "/" + arm.name(),
            new Lift(value, value * Math.exp(-Z95 * deviation), value * Math.exp(Z95 * deviation)));
      }
    }
    return lifts;
  }

  private static Map<String, Sums> sums(Experiment experiment, ArmLedger ledger) {
    var sums = new LinkedHashMap<String, Sums>();
    experiment.arms().forEach(arm -> sums.put(arm.name(), new Sums()));
    ledger.forEach(
        total -> {
          var s = sums.get(total.arm());
          if (s != null) {
            s.add(total);
          }
        });
    return sums;
  }

  /** Variance of the mean over its square. */
  private static double relativeVariance(Sums s) {
    var mean = s.reward / s.viewers;
    var variance = Math.max(0, s.rewardSquares / s.viewers - mean * mean);
    return variance / s.viewers / (mean * mean);
  }

  private static double ratio(double numerator, double denominator) {
    return denominator == 0 ? 0 : numerator / denominator;
  }
}
