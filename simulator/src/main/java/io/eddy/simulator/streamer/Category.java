package io.eddy.simulator.streamer;

import java.util.List;

/**
 * What a broadcast is about. That there are about a dozen and that they are skewed is known; names
 * and shares are an assumption.
 *
 * @param index place in {@link #ALL}
 * @param text the name on the wire
 * @param share of the streamers in it; the shares sum to 1
 * @param tags what its streamers may call themselves
 */
public record Category(int index, String text, double share, List<String> tags) {
  /** All categories, the commonest first. */
  public static final List<Category> ALL =
      List.of(
          new Category(0, "chat", .24, List.of("late-night", "advice", "stories", "meetups")),
          new Category(1, "gaming", .18, List.of("shooter", "strategy", "retro", "speedrun")),
          new Category(2, "music", .13, List.of("piano", "covers", "folk", "karaoke")),
          new Category(3, "dance", .10, List.of("street", "ballet", "practice", "duets")),
          new Category(4, "shopping", .08, List.of("fashion", "gadgets", "bargains", "home")),
          new Category(5, "outdoors", .07, List.of("fishing", "hiking", "city-walk", "camping")),
          new Category(6, "food", .05, List.of("street-food", "baking", "cooking", "tasting")),
          new Category(7, "beauty", .045, List.of("makeup", "skincare", "hair", "nails")),
          new Category(8, "sports", .035, List.of("football", "basketball", "fitness", "running")),
          new Category(9, "knowledge", .03, List.of("history", "languages", "science", "law")),
          new Category(10, "pets", .025, List.of("cats", "dogs", "rescue", "aquarium")),
          new Category(11, "crafts", .015, List.of("wood", "pottery", "knitting", "ink")));

  /** Copies the tags. */
  public Category {
    tags = List.copyOf(tags);
  }

  /** The category at a quantile of the shares, 0 ≤ u &lt; 1. */
  static Category at(double quantile) {
    var left = quantile;
    for (var category : ALL) {
      left -= category.share;
      if (left < 0) {
        return category;
      }
    }
    return ALL.getFirst();
  }
}
