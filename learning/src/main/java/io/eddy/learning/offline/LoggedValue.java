package io.eddy.learning.offline;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.value.CandidateScorer;

/**
 * What slates of a log say of a policy, quickly and for choosing only: the mean reward of an examined
 * position had the policy filled it after the positions before it, by self-normalised inverse probability
 * weighting with clipped weights. The policy draws by a softmax of its standardised scores that is softer
 * than in service, since a nearly deterministic one agrees with a log too seldom to be told from another.
 */
final class LoggedValue {
  /** τ on standardised scores. */
  private static final double TEMPERATURE = .5;

  private static final double LARGEST_WEIGHT = 10;

  private final OfflineSlates log;
  private final Observation observation;
  private final double[] scores;
  private final double[] weights;

  LoggedValue(OfflineSlates log) {
    this.log = log;
    this.observation = new Observation(log.shape());
    this.scores = new double[log.shape().mostActions()];
    this.weights = new double[log.shape().mostActions()];
  }

  /** Mean reward of an examined position under the policy, in units; NaN if no propensity is known. */
  double of(CandidateScorer scorer) {
    return estimate(scorer).value();
  }

  /**
   * The same less its standard error: of policies that the log knows little of, the largest estimate is the
   * luckiest one (Swaminathan and Joachims 2015, "Counterfactual risk minimization").
   */
  double pessimistic(CandidateScorer scorer) {
    var estimate = estimate(scorer);
    return estimate.value() - estimate.error();
  }

  private record Guess(double value, double error) {}

  /** The error is that of a ratio of sums over slates, √Σ(Σw(r − v))² / Σw. */
  private Guess estimate(CandidateScorer scorer) {
    var rewards = new double[log.size()];
    var totals = new double[log.size()];
    var reward = 0.0;
    var total = 0.0;
    for (var s = 0; s < rewards.length; s++) {
      var slate = log.list().get(s);
      var left = attract(slate, scorer);
      for (var j = 0; j < slate.shown(); j++) {
        var propensity = slate.propensity(j);
        if (slate.examined(j) && !Double.isNaN(propensity)) {
          var weight = Math.min(LARGEST_WEIGHT, scores[j] / Math.max(scores[j], left) / propensity);
          rewards[s] += weight * log.reward(slate, j);
          totals[s] += weight;
        }
        left -= scores[j];
      }
      reward += rewards[s];
      total += totals[s];
    }
    var value = reward / total;
    var squares = 0.0;
    for (var s = 0; s < rewards.length; s++) {
      var off = rewards[s] - value * totals[s];
      squares += off * off;
    }
    return new Guess(value, Math.sqrt(squares) / total);
  }

  /** Mean reward of an examined position as logged, in units. */
  double asLogged() {
    var rewards = 0.0;
    var count = 0;
    for (var slate : log.list()) {
      for (var j = 0; j < slate.shown(); j++) {
        if (slate.examined(j)) {
          rewards += log.reward(slate, j);
          count++;
        }
      }
    }
    return rewards / count;
  }

  /** Mean logarithm of the policy's probability of what was shown, given the positions before it. */
  double meanLogLikelihood(CandidateScorer scorer) {
    var sum = 0.0;
    var count = 0;
    for (var slate : log.list()) {
      slate.fill(observation);
      scorer.scores(observation.state(), observation.rows(), slate.candidates(), scores);
      var highest = Double.NEGATIVE_INFINITY;
      for (var i = 0; i < slate.candidates(); i++) {
        highest = Math.max(highest, scores[i]);
      }
      var left = 0.0;
      for (var i = 0; i < slate.candidates(); i++) {
        scores[i] = Math.max(Double.MIN_NORMAL, Math.exp(scores[i] - highest));
        left += counts(slate, i) * scores[i];
      }
      for (var j = 0; j < slate.shown(); j++) {
        sum += Math.log(scores[j] / Math.max(scores[j], left));
        left -= scores[j];
        count++;
      }
    }
    return sum / count;
  }

  /** For how many candidates one stands. */
  private static double counts(OfflineSlate slate, int candidate) {
    return candidate < slate.shown() ? 1 : 1 / slate.inclusion();
  }

  /** Writes e^(standardised score/τ) of each candidate; tells their sum over all candidates. */
  private double attract(OfflineSlate slate, CandidateScorer scorer) {
    var n = slate.candidates();
    slate.fill(observation);
    scorer.scores(observation.state(), observation.rows(), n, scores);
    var count = 0.0;
    var mean = 0.0;
    for (var i = 0; i < n; i++) {
      weights[i] = counts(slate, i);
      count += weights[i];
      mean += weights[i] * scores[i];
    }
    mean /= count;
    var squares = 0.0;
    for (var i = 0; i < n; i++) {
      squares += weights[i] * (scores[i] - mean) * (scores[i] - mean);
    }
    var deviation = Math.sqrt(squares / count);
    var sum = 0.0;
    for (var i = 0; i < n; i++) {
      scores[i] = deviation < 1e-12 ? 1 : Math.exp((scores[i] - mean) / deviation / TEMPERATURE);
      sum += weights[i] * scores[i];
    }
    return sum;
  }
}
