package io.eddy.learning.evaluation;

import io.eddy.recommender.Counterfactual;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.recommender.slate.Exploration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes logged decisions of the evaluation share again, under a target policy as it would be served,
 * exploration included. Pure: the same decision is always replayed the same. Of an external one the
 * propensities are the caller's; where the slate breaks Eddy's caps, the target policy's probability is 0.
 */
final class SlateReplay {
  /** Prefixes drawn for a marginal: its relative error is below 1/√64 = .13, and has no bias. */
  static final int PREFIXES = 64;

  private static final double[] NONE = {};

  private final PublishedPolicy target;
  private final Features features;
  private final Exploration exploration;

  SlateReplay(PublishedPolicy target, Features features, Exploration exploration) {
    this.target = target;
    this.features = features;
    this.exploration = exploration;
  }

  /** The decision made again, or null if it is none that may be used. */
  @Nullable ReplayedSlate of(Decision decision) {
    return of(decision, PREFIXES);
  }

  /** The same without marginals, which models of rewards don't ask for and which cost the most. */
  @Nullable ReplayedSlate withoutMarginals(Decision decision) {
    return of(decision, 0);
  }

  private @Nullable ReplayedSlate of(Decision decision, int prefixes) {
    if (!decision.evaluation() || !Counterfactual.isPossible(decision, features)) {
      return null;
    }
    var would = Counterfactual.of(decision, target, features, exploration);
    var k = decision.items().size();
    var width = features.width();
    var rows = decision.candidates().itemFeatures(decision.candidates().rows().length);
    var expected = new float[k][width];
    var followed = would.logged((j, probability) -> mean(rows, width, probability, expected[j]));
    var propensities = new double[k];
    var targets = new double[k];
    var shown = new float[k][width];
    for (var j = 0; j < k; j++) {
      propensities[j] = Math.max(Double.MIN_NORMAL, decision.items().get(j).propensity());
      targets[j] = j < followed.length() ? Math.exp(followed.logPropensity(j)) : 0;
      System.arraycopy(rows, j * width, shown[j], 0, width);
    }
    var random = new SplittableRandom(decision.drawing().seed());
    return new ReplayedSlate(
        decision.external(),
        cluster(decision.viewerId()),
        propensities,
        targets,
        prefixes == 0 ? NONE : marginals(decision, prefixes, random),
        prefixes == 0 ? NONE : would.marginals(prefixes, false, random),
        decision.candidates().stateFeatures(),
        shown,
        expected);
  }

  private double[] marginals(Decision decision, int prefixes, RandomGenerator random) {
    if (decision.external()) {
      var unknown = new double[decision.items().size()];
      Arrays.fill(unknown, Double.NaN);
      return unknown;
    }
    return Counterfactual.asLogged(decision, features).marginals(prefixes, true, random);
  }

  /** A viewer's number: 64 bits of a hash of the pseudonym, which is random (FNV-1a). */
  static long cluster(String viewerId) {
    var hash = 0xcbf29ce484222325L;
    for (var i = 0; i < viewerId.length(); i++) {
      hash = (hash ^ viewerId.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  private static void mean(float[] rows, int width, IntToDoubleFunction probability, float[] into) {
    for (var i = 0; i < rows.length / width; i++) {
      var p = probability.applyAsDouble(i);
      if (p > 0) {
        for (var f = 0; f < width; f++) {
          into[f] += (float) (p * rows[i * width + f]);
        }
      }
    }
  }
}
