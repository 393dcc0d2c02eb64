package io.eddy.rl.policy;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.value.ActionNetwork;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Takes the action of the highest number; of equal ones the one of the lowest index. */
public final class GreedyPolicy implements NetworkPolicy {

  private final FrozenNetwork network;

  /** A policy on a copy of a network. */
  public GreedyPolicy(ActionNetwork network) {
    this.network = new FrozenNetwork(network);
  }

  @Override
  public ActionNetwork network() {
    return network.copy();
  }

  @Override
  public int choose(Observation observation, RandomGenerator random) {
    var scratch = network.forward(observation);
    var action = MaskedMaximum.action(scratch.batch, 0, scratch.numbers);
    network.giveBack(scratch);
    return action;
  }

  @Override
  public void probabilities(Observation observation, double[] probabilities) {
    var scratch = network.forward(observation);
    Arrays.fill(probabilities, 0);
    probabilities[MaskedMaximum.action(scratch.batch, 0, scratch.numbers)] = 1;
    network.giveBack(scratch);
  }
}
