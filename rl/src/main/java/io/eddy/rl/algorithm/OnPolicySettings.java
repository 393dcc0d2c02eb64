package io.eddy.rl.algorithm;

import io.eddy.rl.policy.Schedule;

/** What configurations of policy gradients ask of their numbers, beside {@link Settings}. */
final class OnPolicySettings {

  private OnPolicySettings() {}

  static void requireFraction(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("%s (%s) must lie in [0, 1].".formatted(name, value));
    }
  }

  static void requirePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s (%s) must be a number above 0.".formatted(name, value));
    }
  }

  static void requireNotNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s (%s) must be a number of at least 0; 0 does without.".formatted(name, value));
    }
  }

  static void requireNotNegative(String name, Schedule schedule) {
    switch (schedule) {
      case Schedule.Constant constant -> requireNotNegative(name, constant.value());
      case Schedule.Linear linear -> {
        requireNotNegative(name + ".from", linear.from());
        requireNotNegative(name + ".to", linear.to());
      }
    }
  }
}
