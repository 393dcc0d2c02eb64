package io.eddy.rl.mdp;

/**
 * How observations of an environment are laid out.
 *
 * @param stateWidth number of state features, at least 1
 * @param mostActions the most actions that a state has, at least 1
 * @param actionWidth features per action; 0 where actions are fixed, so that their index says which
 *     they are
 */
public record ObservationShape(int stateWidth, int mostActions, int actionWidth) {

  /** Checks the numbers. */
  public ObservationShape {
    if (stateWidth < 1 || mostActions < 1 || actionWidth < 0) {
      throw new IllegalArgumentException(
          "stateWidth (%d) and mostActions (%d) must be at least 1, actionWidth (%d) at least 0."
              .formatted(stateWidth, mostActions, actionWidth));
    }
  }

  /** Observations with a fixed set of actions. */
  public static ObservationShape fixed(int stateWidth, int actions) {
    return new ObservationShape(stateWidth, actions, 0);
  }

  /** Whether actions are candidates, described by features, and not fixed. */
  public boolean candidates() {
    return actionWidth > 0;
  }
}
