package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.network.Optimiser;
import io.eddy.rl.network.Parameters;
import io.eddy.rl.policy.GreedyPolicy;
import io.eddy.rl.policy.MaskedSoftmax;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.value.ActionNetwork;
import io.eddy.rl.value.ActionNetworks;
import io.eddy.rl.value.StateNetwork;
import io.eddy.rl.value.StateNetworks;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Advantage actor-critic: an actor π(·|s; θ) and a critic V(s; w) learn together from a few steps of
 * several environments, B steps in all, and forget them:
 *
 * <pre>
 * Âₜ   generalised advantage, within the rollout and the episode
 * θ ← θ + α ∇ 1/B Σ Âₜ log π(Aₜ|Sₜ) + βH(π(·|Sₜ))
 * w ← w − α ∇ 1/B Σ c·½(V(Sₜ) − (Âₜ + V_old(Sₜ)))²
 * </pre>
 *
 * <ol>
 *   <li>Mnih et al. 2016, "Asynchronous methods for deep reinforcement learning", algorithm S3.
 *   <li>Schulman et al. 2016, "High-dimensional continuous control using generalized advantage
 *       estimation".
 * </ol>
 *
 * <p>Departs from Mnih et al.:
 *
 * <ul>
 *   <li>Environments step in turn and learning waits for all: no asynchrony, so a seed says all.
 *   <li>Actor and critic share no layer; with states as small as ours nothing is gained by sharing.
 *   <li>Advantages decay by λ; λ = 1 are the paper's n-step ones.
 *   <li>The gradient of each network is bounded by itself, so that errors of the critic at the start
 *       don't slow the actor.
 * </ul>
 *
 * <p>Confined to one thread; what leaves it, {@link #policy}, is not.
 */
public final class A2c implements Agent {

  private final ObservationShape shape;
  private final A2cConfig config;
  private final SplitMix64 random;
  private final ActionNetwork policy;
  private final StateNetwork value;
  private final Optimiser policyOptimiser;
  private final Optimiser valueOptimiser;
  private final Actor actor;
  private final Rollout rollout;
  private long steps;

  private final float[] preferences;
  private final float[] policyGradient;
  private final float[] valueGradient;

  /** An agent that has seen nothing; the generator is its own from here on. */
  public A2c(ObservationShape shape, A2cConfig config, SplitMix64 random) {
    this.shape = shape;
    this.config = config;
    this.random = random;
    this.policy = ActionNetworks.of(shape, config.policyNetwork(), random);
    this.value = StateNetworks.of(shape, config.valueNetwork(), random);
    this.policyOptimiser = config.optimiser().optimiser(policy.parameters());
    this.valueOptimiser = config.optimiser().optimiser(value.parameters());
    this.actor = new Actor(policy);
    this.rollout = new Rollout(shape, config.environments(), config.steps(), value);
    this.preferences = new float[rollout.size() * shape.mostActions()];
    this.policyGradient = new float[rollout.size() * shape.mostActions()];
    this.valueGradient = new float[rollout.size()];
  }

  @Override
  public int environments() {
    return config.environments();
  }

  @Override
  public int act(int environment, Observation observation) {
    return actor.act(observation, random);
  }

  @Override
  public void observe(int environment, Transition transition) {
    rollout.add(environment, transition, 0); // the probability is not needed: it is still π's
    if (rollout.full()) {
      learn();
      rollout.clear();
      steps += rollout.size();
    }
  }

  private void learn() {
    rollout.estimate(config.discount(), config.lambda());
    policy.forward(rollout.observations, preferences);
    Arrays.fill(policyGradient, 0);
    var share = 1.0 / rollout.size();
    for (var i = 0; i < rollout.size(); i++) {
      MaskedSoftmax.addLogProbabilityGradient(
          rollout.observations,
          i,
          preferences,
          rollout.actions[i],
          -share * rollout.advantages[i],
          policyGradient);
      MaskedSoftmax.addEntropyGradient(
          rollout.observations,
          i,
          preferences,
          -share * config.entropyCoefficient(),
          policyGradient);
      var error = rollout.values[i] - rollout.targets[i];
      valueGradient[i] = (float) (share * config.valueCoefficient() * error);
    }
    policy.parameters().clearGradient();
    policy.backward(rollout.observations, policyGradient);
    value.parameters().clearGradient();
    value.backward(rollout.observations, valueGradient);
    var rate = config.optimiser().learningRate() * config.learningRateFactor().at(steps);
    policyOptimiser.step(rate);
    valueOptimiser.step(rate);
  }

  @Override
  public Policy policy() {
    return new GreedyPolicy(policy);
  }

  /** θ, with the gradient of the last update: of the loss, which is −J. */
  Parameters policyParameters() {
    return policy.parameters();
  }

  /** w, with the gradient of the last update. */
  Parameters valueParameters() {
    return value.parameters();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    SavedConfiguration.save(out, shape, config);
    random.save(out);
    policy.parameters().save(out);
    value.parameters().save(out);
    policyOptimiser.save(out);
    valueOptimiser.save(out);
    rollout.save(out);
    out.writeLong(steps);
  }

  @Override
  public void load(DataInput in) throws IOException {
    SavedConfiguration.require(in, shape, config);
    random.load(in);
    policy.parameters().load(in);
    value.parameters().load(in);
    policyOptimiser.load(in);
    valueOptimiser.load(in);
    rollout.load(in);
    steps = in.readLong();
  }
}
