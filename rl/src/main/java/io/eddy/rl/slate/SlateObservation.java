package io.eddy.rl.slate;

import java.util.Arrays;

/**
 * What an agent knows when it acts: the state Sₜ as features, and the actions that it may take
 * (Sutton and Barto 2018, §3.1). Compares by content; not a record, since it holds an array.
 */
public final class SlateObservation {

  private final float[] state;
  private final Candidates actions;

  /**
   * An observation.
   *
   * @param state state features; owned by this object, never written again
   * @param actions what may be done now
   */
  public SlateObservation(float[] state, Candidates actions) {
    this.state = state;
    this.actions = actions;
  }

  /** State features; to be read only. */
  public float[] state() {
    return state;
  }

  /** What may be done now. */
  public Candidates actions() {
    return actions;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SlateObservation that
        && Arrays.equals(state, that.state)
        && actions.equals(that.actions);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(state) + actions.hashCode();
  }
}
