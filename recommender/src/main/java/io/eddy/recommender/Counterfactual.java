package io.eddy.recommender;

import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.feature.FeatureRows;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.recommender.policy.Standard;
import io.eddy.recommender.slate.Caps;
import io.eddy.recommender.slate.Exploration;
import io.eddy.recommender.slate.SlateDraw;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a policy would have done where a decision of the log was made: the same candidates with the same
 * features under the same caps, scored and explored as it would be in service. Candidates go by their
 * logged row; the slate's are the first. Of an external decision it tells what Eddy's policies would have
 * done; how probable the slate was, only the caller knows.
 *
 * <p>Not a record: it holds arrays.
 */
public final class Counterfactual {
  private final double[] logits;
  private final int[] streamers;
  private final int[] categories;
  private final Caps caps;
  private final double temperature;
  private final double epsilon;
  private final int items;
  private final boolean external;

  private Counterfactual(Decision decision, double[] scores, double temperature, double epsilon) {
    var log = decision.candidates();
    var drawing = decision.drawing();
    var n = log.rows().length;
    var standard = Standard.of(scores, n);
    this.logits = new double[n];
    Arrays.setAll(logits, i -> standard.standardised(scores[i]));
    this.streamers = groups(log.streamers(), n);
    this.categories = groups(log.categories(), n);
    this.caps = new Caps(drawing.perStreamer(), drawing.perCategory());
    this.temperature = temperature;
    this.epsilon = epsilon;
    this.items = decision.items().size();
    this.external = decision.external();
  }

  /**
   * Whether the log tells enough of a decision: all of its candidates with their features under this
   * schema, and whose rooms they are where a cap can bind.
   */
  public static boolean isPossible(Decision decision, Features features) {
    var log = decision.candidates();
    var drawing = decision.drawing();
    var most = Math.min(drawing.perStreamer(), drawing.perCategory());
    return log.rows().length == log.roomIds().size()
        && !decision.items().isEmpty()
        && decision.policy().schema().equals(features.fingerprint())
        && (log.streamers().length > 0 || most >= decision.items().size());
  }

  /** What a policy would have done, exploring as it does in service. */
  public static Counterfactual of(
      Decision decision, PublishedPolicy policy, Features features, Exploration exploration) {
    require(decision, features);
    var log = decision.candidates();
    var n = log.rows().length;
    var rows = new FeatureRows(log.stateFeatures(), log.itemFeatures(n), n, features.width());
    policy.heads().derive(rows);
    var scores = new double[3 * n];
    policy.ranking().score(rows, decision.items().size(), scores);
    return new Counterfactual(
        decision, scores, exploration.temperature(), exploration.epsilon(policy.transitions()));
  }

  /**
   * What was done, by the logged scores.
   *
   * @throws IllegalArgumentException for an external decision, which was not drawn by them
   */
  public static Counterfactual asLogged(Decision decision, Features features) {
    require(decision, features);
    if (decision.external()) {
      throw new IllegalArgumentException(
          "Decision %s was made by %s: its scores don't tell how it was drawn. Use the propensities that were sent with it."
              .formatted(decision.decisionId(), decision.policy().name()));
    }
    var logged = decision.candidates().scores();
    var scores = new double[logged.length];
    Arrays.setAll(scores, i -> logged[i]);
    var drawing = decision.drawing();
    return new Counterfactual(decision, scores, drawing.temperature(), drawing.epsilon());
  }

  /**
   * The slate that was logged: how probable each position would have been, given those before it. A slate
   * of a caller may break Eddy's caps: then it ends before the position that Eddy would never fill so.
   */
  public SlateDraw logged() {
    return logged(null);
  }

  /** The same, telling of the probabilities of all candidates at every position. */
  public SlateDraw logged(SlateDraw.@Nullable Conditionals conditionals) {
    var slate = IntStream.range(0, items).toArray();
    var followed =
        SlateDraw.follow(
            logits, streamers, categories, caps, temperature, epsilon, slate, conditionals);
    if (followed.length() < items && !external) {
      throw new IllegalArgumentException(
          "Candidate %d can't stand at position %<d: it, its streamer or its category was there before."
              .formatted(followed.length()));
    }
    return followed;
  }

  /**
   * How probable each room of the slate would have been at its position, whatever stands before it: the
   * mean of its conditional probabilities over drawn prefixes.
   *
   * @param draws how many prefixes
   * @param own whether the logged prefix is one of them, as it must be for the policy that drew it: then
   *     no marginal is 0, and Σ f(room)/marginal stays unbiased, since the logged prefix is as good a draw
   *     as the others (the balance heuristic of multiple importance sampling, Veach and Guibas 1995)
   */
  public double[] marginals(int draws, boolean own, RandomGenerator random) {
    var sums = new double[items];
    SlateDraw.Conditionals add = (j, probability) -> sums[j] += probability.applyAsDouble(j);
    if (own) {
      logged(add);
    }
    for (var i = own ? 1 : 0; i < draws; i++) {
      SlateDraw.draw(logits, streamers, categories, caps, temperature, epsilon, items, random, add);
    }
    for (var j = 0; j < items; j++) {
      sums[j] /= draws;
    }
    return sums;
  }

  /** A slate as it might have been drawn. */
  public SlateDraw draw(RandomGenerator random) {
    return SlateDraw.draw(logits, streamers, categories, caps, temperature, epsilon, items, random);
  }

  private static void require(Decision decision, Features features) {
    if (!isPossible(decision, features)) {
      throw new IllegalArgumentException(
          "The log doesn't tell all candidates of decision %s under the schema %s. Use decisions of the evaluation share."
              .formatted(decision.decisionId(), features.fingerprint()));
    }
  }

  /** Numbers from 0, −1 for none; where none are known each candidate is a group of its own. */
  private static int[] groups(short[] logged, int n) {
    return logged.length == 0
        ? IntStream.range(0, n).toArray()
        : IntStream.range(0, n).map(i -> logged[i]).toArray();
  }
}
