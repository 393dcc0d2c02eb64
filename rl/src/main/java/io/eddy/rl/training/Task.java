package io.eddy.rl.training;

import io.eddy.rl.mdp.Environment;
import java.util.function.Supplier;

/**
 * What is to be learned, and when it counts as learned.
 *
 * @param name what people call it
 * @param environments makes an environment, each time another one of the same kind; its episodes
 *     must end under every policy, so a limit of steps belongs into it
 * @param threshold mean return of 100 training episodes in a row that counts as solved; NaN if there
 *     is none
 * @param success tells which episodes reached the goal
 */
public record Task(
    String name, Supplier<? extends Environment> environments, double threshold, Success success) {

  /** Tells whether an episode reached its goal. */
  @FunctionalInterface
  public interface Success {
    /**
     * Whether it did.
     *
     * @param episodeReturn sum of its rewards, not discounted
     * @param reachedGoal what {@link Environment#reachedGoal} said
     */
    boolean of(double episodeReturn, boolean reachedGoal);
  }
}
