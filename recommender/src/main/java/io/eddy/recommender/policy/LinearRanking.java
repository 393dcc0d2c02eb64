package io.eddy.recommender.policy;

import io.eddy.recommender.feature.FeatureRows;
import io.eddy.recommender.feature.Features;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ranks by fixed weights of named features: the baselines, and version 0.
 *
 * <ul>
 *   <li>{@code popularity}: heat.
 *   <li>{@code repeat}: Σ ln(1 + w) with the streamer; a little heat orders the rooms of strangers.
 *   <li>{@code category-popularity}: heat, raised where the category was watched.
 *   <li>{@code random}: nothing, so that every room is as good as another.
 *   <li>the prior: heat, the history with the streamer, and the category.
 * </ul>
 */
public final class LinearRanking implements Ranking {
  /** The names of the baselines. */
  public static final List<String> BASELINES =
      List.of("popularity", "repeat", "category-popularity", "random");

  private final int[] columns;
  private final double[] weights;

  private LinearRanking(Features features, Map<String, Double> weights) {
    var ordered = new TreeMap<>(weights);
    this.columns = ordered.keySet().stream().mapToInt(features::column).toArray();
    this.weights = ordered.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The baseline of a name. */
  public static LinearRanking baseline(String name, Features features) {
    return new LinearRanking(
        features,
        switch (name) {
          case "popularity" -> Map.of("heat", 1.0);
          case "repeat" -> Map.of("repeat", 1.0, "heat", .25);
          case "category-popularity" -> Map.of("heat", 1.0, "categoryAffinity", 1.0);
          case "random" -> Map.of();
          default ->
              throw new IllegalArgumentException(
                  "There is no baseline %s. Choose one of %s.".formatted(name, BASELINES));
        });
  }

  /** What is believed before anything was learned. */
  public static LinearRanking prior(Features features) {
    return new LinearRanking(features, Map.of("heat", 1.0, "repeat", 3.0, "categoryAffinity", 1.0));
  }

  @Override
  public void score(FeatureRows rows, int slots, double[] scores) {
    for (var i = 0; i < rows.count(); i++) {
      var score = 0.0;
      for (var j = 0; j < columns.length; j++) {
        score += weights[j] * rows.at(i, columns[j]);
      }
      scores[i] = score;
    }
  }
}
