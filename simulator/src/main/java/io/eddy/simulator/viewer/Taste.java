package io.eddy.simulator.viewer;

import io.eddy.simulator.streamer.Category;
import io.eddy.simulator.streamer.Streamer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What a viewer likes: hidden from the recommender, constant over the run.
 *
 * <p>Interests are a draw from a Dirichlet distribution around the categories' shares; a category
 * matches by the log of interest over share. Tags add a little, and so does a part that belongs to
 * this viewer and this streamer alone and that no description tells. The form and the sizes are
 * assumptions (RecSim draws interests at random over 20 topics).
 */
final class Taste {
  /** Sum of the Dirichlet parameters: small means that a viewer cares for few categories. */
  static final double CONCENTRATION = 4;

  /** Bound of the category part, either side. */
  static final double MOST_CATEGORY_MATCH = 1.5;

  /** Standard deviation of the liking of a tag. */
  static final double TAG_SD = .5;

  /** Standard deviation of the part that belongs to the pair alone. */
  static final double PAIR_SD = .5;

  private static final double FLOOR = .01;

  private final float[] categoryMatch;
  private final float[][] tagMatch;
  private final long pairSeed;

  private Taste(float[] categoryMatch, float[][] tagMatch, long pairSeed) {
    this.categoryMatch = categoryMatch;
    this.tagMatch = tagMatch;
    this.pairSeed = pairSeed;
  }

  /** Draws a taste. */
  static Taste draw(RandomGenerator random) {
    var categories = Category.ALL;
    var weights =
        categories.stream()
            .mapToDouble(category -> gamma(CONCENTRATION * category.share(), random))
            .toArray();
    var sum = Arrays.stream(weights).sum();
    var categoryMatch = new float[categories.size()];
    var tagMatch = new float[categories.size()][];
    for (var i = 0; i < categories.size(); i++) {
      var log = Math.log((weights[i] / sum + FLOOR) / (categories.get(i).share() + FLOOR));
      categoryMatch[i] = (float) Math.clamp(log, -MOST_CATEGORY_MATCH, MOST_CATEGORY_MATCH);
      tagMatch[i] = new float[categories.get(i).tags().size()];
      for (var j = 0; j < tagMatch[i].length; j++) {
        tagMatch[i][j] = (float) (TAG_SD * random.nextGaussian());
      }
    }
    return new Taste(categoryMatch, tagMatch, random.nextLong());
  }

  /** How well a streamer matches: about −2.5 to 2.5. */
  double match(Streamer streamer) {
    var category = streamer.category().index();
    var tags = 0.0;
    for (var tag : streamer.tags()) {
      tags += tagMatch[category][streamer.category().tags().indexOf(tag)];
    }
    return categoryMatch[category] + tags / streamer.tags().size() + PAIR_SD * pair(streamer);
  }

  /** A number near standard normal that is always the same for this pair: a sum of four uniforms. */
  private double pair(Streamer streamer) {
    var bits = mix(pairSeed + 0x9E3779B97F4A7C15L * (streamer.index() + 1));
    var sum = 0.0;
    for (var i = 0; i < 4; i++) {
      sum += ((bits >>> (16 * i)) & 0xFFFF) / 65_536.0 - .5;
    }
    return sum * Math.sqrt(3);
  }

  private static long mix(long value) {
    var mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** A gamma draw of scale 1 (Marsaglia &amp; Tsang 2000; shapes below 1 by their boost). */
  static double gamma(double shape, RandomGenerator random) {
    if (shape < 1) {
      return gamma(shape + 1, random) * Math.pow(1 - random.nextDouble(), 1 / shape);
    }
    var d = shape - 1.0 / 3;
    var c = 1 / Math.sqrt(9 * d);
    while (true) {
      var x = random.nextGaussian();
      var v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log(1 - random.nextDouble()) < .5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
