package io.eddy.rl.mdp;

/**
 * The actions 𝒜(s) that are available in a state (Sutton and Barto 2018, §3.1). The set may change
 * from step to step; an action is named by its index in the set.
 */
public sealed interface ActionSet permits Candidates {

  /** Number of actions; they are named 0 … count − 1. */
  int count();
}
