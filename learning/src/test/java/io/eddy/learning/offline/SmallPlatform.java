package io.eddy.learning.offline;

import io.eddy.rl.value.CandidateScorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Twelve rooms a time, of which three are shown one after the other by a softmax of β times their second
 * feature. An examined room earns 1 with probability 1/(1 + e^(2.5 − 3·first feature + 1.5·second feature)).
 */
record SmallPlatform(double beta, int logged, long seed) {
  static final int ROOMS = 12;
  static final int SHOWN = 3;
  private static final int WIDTH = 3;

  /** Displayed slates, of which only some of the rooms that were not shown are kept. */
  List<OfflineSlate> slates(int count, boolean propensities) {
    var random = new SplittableRandom(seed);
    var slates = new ArrayList<OfflineSlate>();
    for (var s = 0; s < count; s++) {
      slates.add(slate(s, random, propensities));
    }
    return slates;
  }

  private OfflineSlate slate(int s, SplittableRandom random, boolean told) {
    var rooms = rooms(random);
    var order = new ArrayList<Integer>();
    var propensities = new double[SHOWN];
    for (var j = 0; j < SHOWN; j++) {
      var weights = new double[ROOMS];
      for (var i = 0; i < ROOMS; i++) {
        weights[i] = order.contains(i) ? 0 : Math.exp(beta * rooms[i][2]);
      }
      var left = Arrays.stream(weights).sum();
      var point = random.nextDouble() * left;
      var drawn = 0;
      while (point >= weights[drawn]) {
        point -= weights[drawn++];
      }
      propensities[j] = told ? weights[drawn] / left : Double.NaN;
      order.add(drawn);
    }
    var rewards = new float[SHOWN];
    for (var j = 0; j < SHOWN; j++) {
      rewards[j] = random.nextDouble() < truth(rooms[order.get(j)]) ? 1 : 0;
    }
    var others = new ArrayList<>(IntStream.range(0, ROOMS).boxed().toList());
    others.removeAll(order);
    Collections.shuffle(others, new Random(random.nextLong()));
    order.addAll(others.subList(0, logged));
    var rows = new short[order.size() * WIDTH];
    for (var row = 0; row < order.size(); row++) {
      for (var f = 0; f < WIDTH; f++) {
        rows[row * WIDTH + f] = Float.floatToFloat16(rooms[order.get(row)][f]);
      }
    }
    return new OfflineSlate(
        "v" + s % 50,
        1_000L * s,
        new short[] {Float.floatToFloat16(1)},
        rows,
        order.size(),
        logged / (double) (ROOMS - SHOWN),
        propensities,
        0b111,
        rewards);
  }

  private static float[][] rooms(SplittableRandom random) {
    var rooms = new float[ROOMS][];
    for (var i = 0; i < ROOMS; i++) {
      rooms[i] =
          new float[] {1, (float) random.nextDouble(-1, 1), (float) random.nextDouble(-1, 1)};
    }
    return rooms;
  }

  private static double truth(float[] room) {
    return truth(room, 0);
  }

  /** The probability that a room of some earns 1. */
  static double truth(float[] rows, int row) {
    var at = row * WIDTH;
    return 1 / (1 + Math.exp(2.5 - 3 * rows[at + 1] + 1.5 * rows[at + 2]));
  }

  /** How much of the way from random slates to the best ones a policy goes. */
  static double share(CandidateScorer scorer) {
    var random = new SplittableRandom(99);
    var sums = new double[3];
    for (var s = 0; s < 2_000; s++) {
      var rooms = rooms(random);
      var rows = new float[ROOMS * WIDTH];
      for (var i = 0; i < ROOMS; i++) {
        System.arraycopy(rooms[i], 0, rows, i * WIDTH, WIDTH);
      }
      var scores = new double[ROOMS];
      scorer.scores(new float[] {1}, rows, ROOMS, scores);
      var truths = Arrays.stream(rooms).mapToDouble(SmallPlatform::truth).toArray();
      sums[0] += Arrays.stream(truths).average().orElseThrow() * SHOWN;
      sums[1] += top(scores, truths);
      sums[2] += top(truths, truths);
    }
    return (sums[1] - sums[0]) / (sums[2] - sums[0]);
  }

  private static double top(double[] by, double[] truths) {
    return IntStream.range(0, ROOMS)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -by[i]))
        .limit(SHOWN)
        .mapToDouble(i -> truths[i])
        .sum();
  }
}
