package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Optimiser;
import io.eddy.rl.network.OptimiserConfig;
import io.eddy.rl.value.NetworkConfig;
import io.eddy.rl.value.StateNetwork;
import io.eddy.rl.value.StateNetworks;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.random.RandomGenerator;

/**
 * b = V(s), learned from the returns that it was subtracted from, after that: one step down the mean of
 * ½(V(s) − G)² per update.
 */
final class StateValueBaseline implements Baseline {

  private final StateNetwork network;
  private final Optimiser optimiser;
  private final Critic critic;
  private final Slices slices;
  private final float[] values = new float[Slices.SIZE];
  private final float[] gradient = new float[Slices.SIZE];

  StateValueBaseline(
      ObservationShape shape,
      NetworkConfig network,
      OptimiserConfig optimiser,
      RandomGenerator random) {
    this.network = StateNetworks.of(shape, network, random);
    this.optimiser = optimiser.optimiser(this.network.parameters());
    this.critic = new Critic(shape, this.network);
    this.slices = new Slices(shape);
  }

  @Override
  public double value(Observation last) {
    return critic.value(last);
  }

  @Override
  public void subtractFrom(Episodes episodes, double[] returns) {
    network.parameters().clearGradient();
    for (var from = 0; from < episodes.steps(); from += Slices.SIZE) {
      var slice = slices.of(episodes, from);
      network.forward(slice, values);
      for (var i = 0; i < slice.size(); i++) {
        returns[from + i] -= values[i];
        gradient[i] = (float) (-returns[from + i] / episodes.steps());
      }
      network.backward(slice, gradient);
    }
    optimiser.step();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    network.parameters().save(out);
    optimiser.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    network.parameters().load(in);
    optimiser.load(in);
  }
}
