package io.eddy.simulator.streamer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Draws a population of streamers.
 *
 * <p>Fame follows rank: slope −.65 over the most famous twelfth (KuaiLive: top 10 of 452,621 have 1.5
 * % of interactions) and −1 after it (Twitch's top 1,000: −.54 and −1.14). Assumptions: the level of
 * fame, the correlations, and the clickbait share of 15 %.
 */
public final class Streamers {
  /** Slope of fame over rank among the most famous. */
  public static final double HEAD_SLOPE = .65;

  /** Slope of fame over rank below the head. */
  public static final double TAIL_SLOPE = 1.0;

  /** The most famous: one streamer in so many. */
  public static final int HEAD_FRACTION = 12;

  /** Average audience of the most famous streamer. */
  public static final double TOP_FAME = 3_000;

  /** Correlation of quality with the score that fame is ranked by. */
  public static final double QUALITY_WITH_FAME = .3;

  /** Correlation of appeal with that score. */
  public static final double APPEAL_WITH_FAME = .3;

  /** Share of streamers who live on clicks. */
  public static final double CLICKBAIT_SHARE = .15;

  /** What clickbait adds to appeal and takes from quality, standard deviations. */
  public static final double CLICKBAIT_SHIFT = 1.2;

  private Streamers() {}

  /** Draws streamers; their index says nothing about their fame. */
  public static List<Streamer> draw(int count, RandomGenerator random) {
    var scores = IntStream.range(0, count).mapToDouble(i -> random.nextGaussian()).toArray();
    var ranks = ranks(scores);
    var streamers = new ArrayList<Streamer>(count);
    for (var i = 0; i < count; i++) {
      var category = Category.at(random.nextDouble());
      var quality = correlated(QUALITY_WITH_FAME, scores[i], random);
      var appeal = correlated(APPEAL_WITH_FAME, scores[i], random);
      var clickbait = random.nextDouble() < CLICKBAIT_SHARE;
      var shift = clickbait ? CLICKBAIT_SHIFT : 0;
      streamers.add(
          new Streamer(
              i,
              category,
              tags(category, random),
              fame(ranks[i], count),
              quality - shift,
              appeal + shift,
              clickbait));
    }
    return streamers;
  }

  /** Average audience at a rank from 1. */
  static double fame(int rank, int count) {
    var knee = Math.max(1.0, (double) count / HEAD_FRACTION);
    return rank <= knee
        ? TOP_FAME * Math.pow(rank, -HEAD_SLOPE)
        : TOP_FAME * Math.pow(knee, -HEAD_SLOPE) * Math.pow(rank / knee, -TAIL_SLOPE);
  }

  private static int[] ranks(double[] scores) {
    var order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .toList();
    var ranks = new int[scores.length];
    for (var rank = 1; rank <= scores.length; rank++) {
      ranks[order.get(rank - 1)] = rank;
    }
    return ranks;
  }

  private static double correlated(double correlation, double score, RandomGenerator random) {
    return correlation * score + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
  }

  /** One or two of the category's tags. */
  private static List<String> tags(Category category, RandomGenerator random) {
    var all = category.tags();
    var first = random.nextInt(all.size());
    var second = random.nextInt(all.size());
    return first == second ? List.of(all.get(first)) : List.of(all.get(first), all.get(second));
  }
}
