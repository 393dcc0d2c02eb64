package io.eddy.recommender.policy;

import io.eddy.recommender.feature.Features;
import io.eddy.recommender.feature.Head;
import io.eddy.rl.linear.LeastSquares;
import io.eddy.rl.linear.Prior;
import io.eddy.rl.slate.ItemColumns;
import io.eddy.rl.slate.SlateHeadsLearner;
import io.eddy.rl.slate.SlateQ;
import io.eddy.rl.slate.SlateQConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How Eddy's features meet SlateQ: the columns of each head and what is believed of each coefficient
 * before anything was seen. Version 0, the learner and the server all start from here.
 */
public final class SlateModel {
  /** Positions with a factor of their own in the choice model. */
  public static final int POSITIONS = 12;

  private static final int SOLVE_EVERY = 16;
  private static final int SLATE_ITERATIONS = 2;

  /** Means in logits: few rooms are entered, famous ones and friends more often. */
  private static final Map<String, Double> CHOICE_MEANS =
      Map.of("bias", -2.0, "audience", .25, "loyalty", 1.0);

  /** Means in t = ½·ln(1 + w/5). */
  private static final Map<String, Double> WATCH_MEANS = Map.of("bias", .5, "loyalty", .3);

  /** Means in reward: a visit as long as expected is worth about this at the default prices. */
  private static final Map<String, Double> REWARD_MEANS = Map.of("bias", -.1, "expectedWatch", .7);

  private static final double PRECISION = 4;
  private static final double LEVEL_PRECISION = .25;

  private SlateModel() {}

  /** The learner's configuration. */
  public static SlateQConfig config(Features features, boolean discounted) {
    var choice = features.columns(Head.CHOICE);
    var value = features.columns(Head.VALUE);
    return new SlateQConfig(
        new ItemColumns(features.width(), choice, features.columns(Head.OFFSET), value),
        features.stateWidth(),
        POSITIONS,
        prior(features, choice, CHOICE_MEANS, POSITIONS - 1),
        prior(features, value, REWARD_MEANS, 0),
        Prior.zero(value.size(), PRECISION),
        Prior.zero(features.stateWidth(), PRECISION),
        discounted,
        SOLVE_EVERY,
        SLATE_ITERATIONS);
  }

  /** A learner of slates that stands at its priors. */
  public static SlateHeadsLearner learner(
      Features features, boolean discounted, SlateAlgorithm algorithm) {
    return algorithm.learner(config(features, discounted));
  }

  /** The head of the expected watch score, at its prior. */
  public static LeastSquares watchHead(Features features) {
    return new LeastSquares(prior(features, features.columns(Head.WATCH), WATCH_MEANS, 0));
  }

  /** Version 0's weights. */
  public static PolicyWeights prior(Features features) {
    var watch = watchHead(features).solve(1);
    return new PolicyWeights(
        new SlateQ(config(features, false)).weights(1).coefficients(),
        Arrays.stream(watch).boxed().toList(),
        0,
        null);
  }

  private static Prior prior(
      Features features, List<Integer> columns, Map<String, Double> means, int zeros) {
    var mean = new ArrayList<Double>();
    var precision = new ArrayList<Double>();
    for (var column : columns) {
      var level = column == features.column("bias");
      mean.add(0.0);
      precision.add(level ? LEVEL_PRECISION : PRECISION);
    }
    means.forEach((name, value) -> mean.set(columns.indexOf(features.column(name)), value));
    for (var i = 0; i < zeros; i++) {
      mean.add(0.0);
      precision.add(PRECISION);
    }
    return new Prior(mean, precision);
  }
}
