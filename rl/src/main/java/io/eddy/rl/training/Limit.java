package io.eddy.rl.training;

/**
 * Where training ends: after some steps in all environments together, never earlier, or with the
 * last of some episodes.
 *
 * @param unit what is counted
 * @param count how many, at least 1
 */
public record Limit(Unit unit, long count) {

  /** What a limit counts. */
  public enum Unit {
    STEPS,
    EPISODES
  }

  /** Checks the number. */
  public Limit {
    if (count < 1) {
      throw new IllegalArgumentException(
          "Training for %d %s teaches nothing. Set at least 1."
              .formatted(count, unit == Unit.STEPS ? "steps" : "episodes"));
    }
  }

  /** Training for some steps. */
  public static Limit steps(long count) {
    return new Limit(Unit.STEPS, count);
  }

  /** Training for some episodes. */
  public static Limit episodes(long count) {
    return new Limit(Unit.EPISODES, count);
  }

  /** How far training has come, in this unit. */
  long reached(long steps, long episodes) {
    return unit == Unit.STEPS ? steps : episodes;
  }
}
