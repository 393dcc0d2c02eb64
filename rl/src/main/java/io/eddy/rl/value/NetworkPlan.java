package io.eddy.rl.value;

import io.eddy.rl.mdp.ObservationShape;

/**
 * All that is to be known of a network over actions to build it: with its parameters it is the
 * network.
 */
public record NetworkPlan(ObservationShape shape, NetworkConfig config, NetworkForm form) {}
