package io.eddy.rl.policy;

import io.eddy.rl.mdp.Policy;
import io.eddy.rl.value.ActionNetwork;

/** A policy that acts on the numbers of a network. */
public sealed interface NetworkPolicy extends Policy
    permits GreedyPolicy, EpsilonGreedyPolicy, SoftmaxPolicy {

  /** A copy of its network. */
  ActionNetwork network();
}
