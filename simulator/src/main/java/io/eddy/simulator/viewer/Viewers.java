package io.eddy.simulator.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Draws a population of viewers, each with a generator of their own. */
public final class Viewers {
  private Viewers() {}

  /**
   * Draws viewers. Activity is scaled to its mean over this very population, and so are the factors of
   * commenting, liking and gifting: else a few heavy givers would decide how much a world gives. Those
   * three are weighted by activity, since who comes often acts often.
   */
  public static List<Viewer> draw(int count, SplittableRandom root) {
    var generators = new ArrayList<SplittableRandom>(count);
    var habits = new ArrayList<Habits>(count);
    for (var i = 0; i < count; i++) {
      generators.add(root.split());
      habits.add(Habits.draw(generators.get(i)));
    }
    var active = mean(habits, Habits::decisionsPerDay);
    var means =
        new Habits(
            active,
            mean(habits, each -> each.decisionsPerDay() * each.commenting()) / active,
            mean(habits, each -> each.decisionsPerDay() * each.liking()) / active,
            mean(habits, each -> each.decisionsPerDay() * each.gifting()) / active);
    var viewers = new ArrayList<Viewer>(count);
    for (var i = 0; i < count; i++) {
      var random = generators.get(i);
      viewers.add(new Viewer(i, Taste.draw(random), habits.get(i).over(means), random));
    }
    return viewers;
  }

  private static double mean(List<Habits> habits, ToDoubleFunction<Habits> value) {
    return habits.stream().mapToDouble(value).average().orElse(1);
  }
}
