package io.eddy.learning.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.learning.Chronicle;
import io.eddy.learning.experience.Discount;
import io.eddy.learning.experience.Experience;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.policy.PolicyWeights;
import io.eddy.recommender.policy.SlateAlgorithm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same outcomes end in the same weights, in whatever order the log tells them. */
class OrderOfOutcomesTest {
  private static final int VIEWERS = 12;
  private static final int DECISIONS = 6;
  private static final double APART = 300;

  private record Told(double at, double earliest, Fact fact) {}

  /** Visits of some viewers, each with its outcomes at the moment at which they came about. */
  private static List<Told> world(SplittableRandom random) {
    var told = new ArrayList<Told>();
    for (var v = 0; v < VIEWERS; v++) {
      var viewer = "viewer-" + v;
      for (var d = 0; d < DECISIONS; d++) {
        var number = 1 + v * DECISIONS + d;
        var begin = v + d * APART;
        var position = random.nextInt(3);
        var seconds = 1 + random.nextInt(80);
        var enter = begin + 5;
        var leave = enter + seconds + 1;
        frame(
            told,
            new Chronicle()
                .decided(number, viewer, begin, 3)
                .impression(number, viewer, begin + 1, 0)
                .impression(number, viewer, begin + 1, 1)
                .enter(number, viewer, enter, position)
                .leave(viewer, leave, position, enter, (double) seconds));
        for (var w = 1; w <= seconds; w += 20) {
          told.add(
              new Told(
                  enter + w, enter, Chronicle.watching(viewer, enter + w, position, enter, w)));
        }
        if (random.nextInt(3) == 0) {
          var minor = 50 + random.nextInt(500);
          told.add(new Told(leave, enter, Chronicle.giving(viewer, leave, position, enter, minor)));
          told.add(
              new Told(
                  leave + 20, enter, Chronicle.giving(viewer, leave + 20, position, enter, 70)));
        }
        if (random.nextInt(2) == 0) {
          told.add(
              new Told(
                  enter + 1,
                  enter,
                  Chronicle.liking(viewer, enter + 1, position, enter, 1 + random.nextInt(15))));
        }
      }
    }
    return told;
  }

  /** Facts that make the course of events: their places stay. */
  private static void frame(List<Told> told, Chronicle facts) {
    for (var logged : facts.log()) {
      var second = (logged.stamp().recordedTime() - Chronicle.START) / 1000.0;
      told.add(new Told(second, Double.NaN, logged.fact()));
    }
  }

  /** The outcomes come up to so many seconds late, never before the enter. */
  private static PolicyWeights learned(
      Discount discount, List<Told> world, SplittableRandom random, double late) {
    var placed =
        world.stream()
            .map(
                t ->
                    Double.isNaN(t.earliest())
                        ? t
                        : new Told(
                            late == 0 ? t.at() : t.earliest() + .001 + late * random.nextDouble(),
                            t.earliest(),
                            t.fact()))
            .sorted(Comparator.comparingDouble(Told::at))
            .toList();
    var chronicle = new Chronicle();
    placed.forEach(t -> chronicle.fact(t.at(), t.fact()));
    for (var v = 0; v < VIEWERS; v++) {
      chronicle.sessionEnded("viewer-" + v, 6_000);
    }
    var experience = new Experience(Chronicle.settings(discount));
    var learner =
        new SlateLearner(Chronicle.FEATURES, discount.discounted(), SlateAlgorithm.LINEAR);
    chronicle.log().forEach(fact -> experience.after(fact).forEach(learner::learn));
    assertThat(learner.transitions()).isEqualTo(VIEWERS * DECISIONS);
    return learner.weights(4);
  }

  private static double[] numbers(PolicyWeights weights) {
    var slate = weights.slate();
    return Stream.of(
            slate.choice(),
            slate.position(),
            slate.reward(),
            slate.future(),
            slate.state(),
            slate.noChoice(),
            weights.watch())
        .flatMap(List::stream)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  @Test
  void endsInTheSameWeightsHoweverLateOutcomesAreTold() {
    for (var seed = 1; seed <= 5; seed++) {
      var random = new SplittableRandom(seed);
      var world = world(random);
      var inTime = numbers(learned(Discount.MYOPIC, world, random, 0));

      for (var shuffle = 0; shuffle < 4; shuffle++) {
        var late = numbers(learned(Discount.MYOPIC, world, random, shuffle < 2 ? 100 : 1_000));
        assertThat(late).containsExactly(inTime, within(1e-9));
      }
    }
  }

  @Test
  void movesTheWeightsWithEachOutcome() {
    var random = new SplittableRandom(1);
    var world = world(random);
    var whole = numbers(learned(Discount.MYOPIC, world, random, 0));
    world.remove(world.size() - 1);

    assertThat(numbers(learned(Discount.MYOPIC, world, random, 0))).isNotEqualTo(whole);
  }
}
