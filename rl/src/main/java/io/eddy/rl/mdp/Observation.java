package io.eddy.rl.mdp;

import java.util.Arrays;

/**
 * What an agent knows when it acts: the state Sₜ as features, and the actions that it may take
 * (Sutton and Barto 2018, §3.1). Compares by content; not a record, since it holds an array.
 */
public final class Observation {

  private final float[] state;
  private final ActionSet actions;

  /**
   * An observation.
   *
   * @param state state features; owned by this object, never written again
   * @param actions what may be done now
   */
  public Observation(float[] state, ActionSet actions) {
    this.state = state;
    this.actions = actions;
  }

  /** State features; to be read only. */
  public float[] state() {
    return state;
  }

  /** What may be done now. */
  public ActionSet actions() {
    return actions;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Observation that
        && Arrays.equals(state, that.state)
        && actions.equals(that.actions);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(state) + actions.hashCode();
  }
}
