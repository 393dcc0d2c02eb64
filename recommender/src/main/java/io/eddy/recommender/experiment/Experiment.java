package io.eddy.recommender.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Assigns every viewer to one arm, by a stable hash of the pseudonym; another hash picks the share
 * of viewers that is never trained on.
 *
 * @param arms at least one; their shares sum to 1
 * @param evaluationShare share of the viewers kept for evaluation, 0 to 1
 */
public record Experiment(List<Arm> arms, double evaluationShare) {
  /** The one arm of a plain service. */
  public static final Experiment NONE =
      new Experiment(List.of(new Arm(Arm.LEARNING, Arm.LEARNING, 1)), .1);

  private static final double SHARE_TOLERANCE = 1e-9;
  private static final long ARM_SALT = 0x9E3779B97F4A7C15L;
  private static final long EVALUATION_SALT = 0xD1B54A32D192ED03L;

  /** Copies the list; shares sum to 1. */
  public Experiment {
    arms = List.copyOf(arms);
    if (arms.isEmpty()) {
      throw new IllegalArgumentException("An experiment needs an arm. Name at least one.");
    }
    var sum = arms.stream().mapToDouble(Arm::share).sum();
    if (Math.abs(sum - 1) > SHARE_TOLERANCE) {
      throw new IllegalArgumentException(
          "The shares of the arms sum to %s. They must sum to 1.".formatted(sum));
    }
    if (!(evaluationShare >= 0 && evaluationShare <= 1)) {
      throw new IllegalArgumentException(
          "The evaluation share (%s) must be from 0 to 1.".formatted(evaluationShare));
    }
  }

  /** Equal shares for policies by name; equal names are numbered: {@code frozen, frozen-2}. */
  public static Experiment of(List<String> policies, double evaluationShare) {
    var seen = new HashMap<String, Integer>();
    var arms = new ArrayList<Arm>();
    for (var policy : policies) {
      var number = seen.merge(policy, 1, Integer::sum);
      arms.add(
          new Arm(number == 1 ? policy : policy + "-" + number, policy, 1.0 / policies.size()));
    }
    return new Experiment(arms, evaluationShare);
  }

  /** The arm of a viewer. */
  public Arm arm(String viewer) {
    var point = uniform(viewer, ARM_SALT);
    var sum = 0.0;
    for (var arm : arms) {
      sum += arm.share();
      if (point < sum) {
        return arm;
      }
    }
    return arms.getLast();
  }

  /** The arm of this name; the first one if there is none. */
  public Arm named(String name) {
    return arms.stream().filter(arm -> arm.name().equals(name)).findFirst().orElse(arms.getFirst());
  }

  /** Whether a viewer belongs to the share that is never trained on. */
  public boolean evaluation(String viewer) {
    return uniform(viewer, EVALUATION_SALT) < evaluationShare;
  }

  /** A point in [0, 1) that depends on the text alone: FNV-1a, then the finaliser of SplitMix64. */
  static double uniform(String text, long salt) {
    var hash = 0xCBF29CE484222325L ^ salt;
    for (var i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
    return ((hash ^ hash >>> 31) >>> 11) * 0x1.0p-53;
  }
}
