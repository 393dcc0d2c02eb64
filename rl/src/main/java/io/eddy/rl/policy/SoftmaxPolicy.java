package io.eddy.rl.policy;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.value.ActionNetwork;
import java.util.random.RandomGenerator;

/** Draws an action by the softmax of its numbers; see {@link MaskedSoftmax}. */
public final class SoftmaxPolicy implements NetworkPolicy {

  private final FrozenNetwork network;

  /** A policy on a copy of a network. */
  public SoftmaxPolicy(ActionNetwork network) {
    this.network = new FrozenNetwork(network);
  }

  @Override
  public ActionNetwork network() {
    return network.copy();
  }

  @Override
  public int choose(Observation observation, RandomGenerator random) {
    var scratch = network.forward(observation);
    MaskedSoftmax.probabilities(scratch.batch, 0, scratch.numbers, scratch.probabilities);
    var action = MaskedSoftmax.draw(scratch.probabilities, random.nextDouble());
    network.giveBack(scratch);
    return action;
  }

  @Override
  public void probabilities(Observation observation, double[] probabilities) {
    var scratch = network.forward(observation);
    MaskedSoftmax.probabilities(scratch.batch, 0, scratch.numbers, probabilities);
    network.giveBack(scratch);
  }
}
