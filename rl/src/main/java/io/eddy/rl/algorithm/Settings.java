package io.eddy.rl.algorithm;

import io.eddy.rl.policy.Schedule;

/** What configurations ask of their numbers. Each says the name, the value and what would do. */
final class Settings {

  private Settings() {}

  static void requireAtLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s (%d) must be at least %d.".formatted(name, value, least));
    }
  }

  static void requireDiscount(double discount) {
    if (!(discount >= 0 && discount <= 1)) {
      throw new IllegalArgumentException(
          "discount (%s) must lie in [0, 1]; 0.99 is usual.".formatted(discount));
    }
  }

  /** The rate of a move of the target network: 1 copies. */
  static void requireTargetRate(double rate) {
    if (!(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException(
          "targetRate (%s) must lie in (0, 1]; 1 copies, 0.005 follows slowly.".formatted(rate));
    }
  }

  static void requireProbabilities(String name, Schedule schedule) {
    var probabilities =
        switch (schedule) {
          case Schedule.Constant constant -> isProbability(constant.value());
          case Schedule.Linear linear -> isProbability(linear.from()) && isProbability(linear.to());
        };
    if (!probabilities) {
      throw new IllegalArgumentException("%s (%s) must stay in [0, 1].".formatted(name, schedule));
    }
  }

  private static boolean isProbability(double value) {
    return value >= 0 && value <= 1;
  }
}
