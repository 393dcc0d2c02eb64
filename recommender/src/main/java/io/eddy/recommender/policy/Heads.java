package io.eddy.recommender.policy;

import io.eddy.recommender.decision.Expectation;
import io.eddy.recommender.feature.FeatureRows;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.feature.Head;
import io.eddy.rl.slate.SlateHeads;
import java.util.List;

/**
 * What is expected of candidates: whether they are entered, and for how long they are watched. Every
 * decision logs this, whatever ranked it, so that estimators can compare it with what happened.
 */
public final class Heads {
  private final Features features;
  private final SlateHeads slate;
  private final double[] watch; // dense over a row's columns
  private final int appeal;
  private final int taste;
  private final int quality;
  private final int giving;
  private final int gifted;

  /**
   * Heads.
   *
   * @param watch η, one per column of {@link Head#WATCH}
   */
  public Heads(Features features, SlateHeads slate, List<Double> watch) {
    this.features = features;
    this.slate = slate;
    this.watch = new double[features.width()];
    var columns = features.columns(Head.WATCH);
    for (var i = 0; i < columns.size(); i++) {
      this.watch[columns.get(i)] = watch.get(i);
    }
    this.appeal = features.column("appeal");
    this.taste = features.column("taste");
    this.quality = features.column("quality");
    this.giving = features.column("giving");
    this.gifted = features.column("gifted");
  }

  /** The choice model and the values. */
  public SlateHeads slate() {
    return slate;
  }

  /** Fills the derived columns of all rows, in half precision. */
  public void derive(FeatureRows rows) {
    var derived = features.derived();
    var numbers = rows.rows();
    for (var i = 0; i < rows.count(); i++) {
      var expected = expectedWatch(rows, i) + rows.at(i, quality);
      var at = i * rows.width() + derived;
      numbers[at] = Features.half(expected);
      numbers[at + 1] = Features.half(2.5 * rows.at(i, giving) * expected);
      numbers[at + 2] = Features.half(rows.at(i, gifted) * expected);
    }
  }

  /** ηᵀx: expected t = ½·ln(1 + w/5) without the streamer's quality. */
  public double expectedWatch(FeatureRows rows, int row) {
    var sum = 0.0;
    var numbers = rows.rows();
    var at = row * rows.width();
    for (var j = 0; j < watch.length; j++) {
      sum += watch[j] * numbers[at + j];
    }
    return sum;
  }

  /** What is expected of the rows of a slate, by position. */
  public Expectation[] expectations(FeatureRows rows, int[] chosen) {
    var probabilities = slate.probabilities(rows.state(), rows.rows(), chosen);
    var none = 1.0;
    for (var probability : probabilities) {
      none -= probability;
    }
    var priors = new double[chosen.length]; // e^l without appeal, over that of choosing nothing
    var sum = 1.0;
    for (var j = 0; j < chosen.length; j++) {
      priors[j] = probabilities[j] / Math.max(none, 1e-9) * Math.exp(-rows.at(chosen[j], appeal));
      sum += priors[j];
    }
    var expectations = new Expectation[chosen.length];
    for (var j = 0; j < chosen.length; j++) {
      expectations[j] =
          new Expectation(
              (float) probabilities[j],
              (float) (priors[j] / sum),
              (float) expectedWatch(rows, chosen[j]),
              rows.at(chosen[j], quality),
              rows.at(chosen[j], taste),
              (float) watch[taste]);
    }
    return expectations;
  }
}
