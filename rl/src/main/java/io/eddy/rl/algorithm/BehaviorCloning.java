package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Optimiser;
import io.eddy.rl.network.Parameters;
import io.eddy.rl.policy.GreedyPolicy;
import io.eddy.rl.policy.MaskedSoftmax;
import io.eddy.rl.policy.NetworkPolicy;
import io.eddy.rl.policy.SoftmaxPolicy;
import io.eddy.rl.random.Resumable;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.value.ActionNetwork;
import io.eddy.rl.value.ActionNetworks;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Behaviour cloning: a policy that acts as logged actions did, whatever came of them. Each batch is one
 * step down the mean cross-entropy, −1/B Σ log π(aᵢ|sᵢ; θ).
 *
 * <ol>
 *   <li>Pomerleau 1991, "Efficient training of artificial neural networks for autonomous navigation".
 * </ol>
 *
 * <p>Departs from the paper: actions are an unordered set, so the target is the action and no bump
 * around it. Where behaviour was drawn, {@link #drawingPolicy} estimates its propensities.
 *
 * <p>Confined to one thread; the policies that leave it are not.
 */
public final class BehaviorCloning implements Resumable {

  private final ObservationShape shape;
  private final BehaviorCloningConfig config;
  private final ActionNetwork network;
  private final Optimiser optimiser;
  private float[] preferences = {};
  private float[] gradient = {};

  /** A policy that has seen nothing; the generator draws its weights. */
  public BehaviorCloning(ObservationShape shape, BehaviorCloningConfig config, SplitMix64 random) {
    this.shape = shape;
    this.config = config;
    this.network = ActionNetworks.of(shape, config.policyNetwork(), random);
    this.optimiser = config.optimiser().optimiser(network.parameters());
  }

  /**
   * Learns from a batch.
   *
   * @param actions the action that was taken in each observation
   * @return mean cross-entropy before this step, in nats
   * @throws IllegalArgumentException if a masked action is said to have been taken
   */
  public double learn(ObservationBatch batch, int[] actions) {
    var numbers = batch.size() * shape.mostActions();
    if (preferences.length < numbers) {
      preferences = new float[numbers];
      gradient = new float[numbers];
    }
    network.forward(batch, preferences);
    Arrays.fill(gradient, 0, numbers, 0);
    var share = 1.0 / batch.size();
    var loss = 0.0;
    for (var i = 0; i < batch.size(); i++) {
      MaskedSoftmax.addLogProbabilityGradient(batch, i, preferences, actions[i], -share, gradient);
      loss -= share * MaskedSoftmax.logProbability(batch, i, preferences, actions[i]);
    }
    network.parameters().clearGradient();
    network.backward(batch, gradient);
    optimiser.step();
    return loss;
  }

  /** Takes the likeliest action. A copy that later learning doesn't change. */
  public NetworkPolicy policy() {
    return new GreedyPolicy(network);
  }

  /** Draws as the logged behaviour drew. A copy that later learning doesn't change. */
  public NetworkPolicy drawingPolicy() {
    return new SoftmaxPolicy(network);
  }

  /** θ, with the gradient of the last batch. */
  Parameters policyParameters() {
    return network.parameters();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    SavedConfiguration.save(out, shape, config);
    network.parameters().save(out);
    optimiser.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    SavedConfiguration.require(in, shape, config);
    network.parameters().load(in);
    optimiser.load(in);
  }
}
