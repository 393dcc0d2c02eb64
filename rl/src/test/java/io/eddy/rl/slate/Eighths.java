package io.eddy.rl.slate;

import io.eddy.rl.linear.Prior;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.value.NetworkConfig;
import java.util.List;
import java.util.Random;

/** Answers of up to three items whose features are eighths, so that sums are exact. */
final class Eighths {

  static final NetworkConfig SMALL =
      new NetworkConfig(List.of(8), Activation.RELU, Initialisation.HE, 0);

  static final SlateQConfig LINEAR =
      new SlateQConfig(
          new ItemColumns(3, List.of(0, 1), List.of(2), List.of(0, 1)),
          2,
          2,
          Prior.zero(3, 1),
          Prior.zero(2, 1),
          Prior.zero(2, 1),
          Prior.zero(2, 1),
          true,
          50,
          2);

  private Eighths() {}

  static DeepSlateQConfig config(int replay, int stepEvery) {
    return new DeepSlateQConfig(
        LINEAR, SMALL, AdamConfig.DEFAULT.withMaxGradientNorm(10), 10, replay, 4, stepEvery, 5, .1);
  }

  static void teach(SlateQ learner, Random random) {
    var answer = answer(random);
    learner.learnChoice(answer);
    learner.learnValue(answer, eighth(random), .5, next(random));
  }

  static SlateChoice answer(Random random) {
    var examined = 1 + random.nextInt(3);
    var positions = new int[examined];
    for (var j = 0; j < examined; j++) {
      positions[j] = j;
    }
    return new SlateChoice(
        eighths(2, random),
        eighths(3 * examined, random),
        positions,
        random.nextInt(examined + 1) - 1,
        1 << random.nextInt(2));
  }

  static float[] next(Random random) {
    return random.nextInt(5) == 0 ? null : eighths(2, random);
  }

  static float[] eighths(int count, Random random) {
    var features = new float[count];
    for (var i = 0; i < count; i++) {
      features[i] = (float) eighth(random);
    }
    return features;
  }

  static double eighth(Random random) {
    return (random.nextInt(17) - 8) / 8.0;
  }

  static void learn(DeepSlateQ learner, long seed, int count) {
    var random = new Random(seed);
    for (var n = 0; n < count; n++) {
      var answer = answer(random);
      learner.learnChoice(answer);
      learner.practise(1);
      learner.learnValue(answer, eighth(random), .5, next(random));
    }
  }
}
