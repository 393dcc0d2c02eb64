package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
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
 * Proximal policy optimisation: an actor π(·|s; θ) and a critic V(s; w) learn from the same steps
 * several times, in minibatches of B, and the actor is rewarded for moving only as long as it stays
 * near the policy that took them, ρ = π/π_old:
 *
 * <pre>
 * Âₜ, Gₜ = Âₜ + V_old(Sₜ)   once per rollout;  Â ← (Â − mean)/deviation   per minibatch
 * θ ← θ − α ∇ 1/B Σ −min(ρÂ, clip(ρ, 1 − ε, 1 + ε)Â) − βH(π(·|s))
 * w ← w − α ∇ 1/B Σ c·½(V(s) − G)²
 * </pre>
 *
 * <ol>
 *   <li>Schulman et al. 2017, "Proximal policy optimization algorithms" (arXiv 1707.06347).
 *   <li>Huang et al. 2022, "The 37 implementation details of proximal policy optimization".
 * </ol>
 *
 * <p>Departs from Schulman et al., as (2) found implementations to do:
 *
 * <ul>
 *   <li>Advantages are normalised per minibatch, the learning rate and the clip may fall, Adam's ε is
 *       1e-5, weights are orthogonal with a policy head of gain .01.
 *   <li>V may be clipped like ρ.
 * </ul>
 *
 * <p>Departs from both: the gradient of each network is bounded by itself, so that errors of the
 * critic at the start don't slow the actor.
 *
 * <p>Confined to one thread; what leaves it, {@link #policy}, is not.
 */
public final class Ppo implements Agent {

  private final ObservationShape shape;
  private final PpoConfig config;
  private final SplitMix64 random;
  private final ActionNetwork policy;
  private final StateNetwork value;
  private final Optimiser policyOptimiser;
  private final Optimiser valueOptimiser;
  private final Actor actor;
  private final Rollout rollout;
  private final double[] logProbabilities; // of the last action in each environment
  private long steps;

  private final int[] order; // places of the rollout, shuffled
  private final int[] places; // those of the minibatch
  private final ObservationBatch observations;
  private final double[] advantages;
  private final float[] preferences;
  private final float[] values;
  private final float[] policyGradient;
  private final float[] valueGradient;

  /** An agent that has seen nothing; the generator is its own from here on. */
  public Ppo(ObservationShape shape, PpoConfig config, SplitMix64 random) {
    var size = config.minibatchSize();
    this.shape = shape;
    this.config = config;
    this.random = random;
    this.policy = ActionNetworks.of(shape, config.policyNetwork(), random);
    this.value = StateNetworks.of(shape, config.valueNetwork(), random);
    this.policyOptimiser = config.optimiser().optimiser(policy.parameters());
    this.valueOptimiser = config.optimiser().optimiser(value.parameters());
    this.actor = new Actor(policy);
    this.rollout = new Rollout(shape, config.environments(), config.steps(), value);
    this.logProbabilities = new double[config.environments()];
    this.order = new int[rollout.size()];
    this.places = new int[size];
    this.observations = new ObservationBatch(shape, size);
    this.advantages = new double[size];
    this.preferences = new float[size * shape.mostActions()];
    this.values = new float[size];
    this.policyGradient = new float[size * shape.mostActions()];
    this.valueGradient = new float[size];
  }

  @Override
  public int environments() {
    return config.environments();
  }

  @Override
  public int act(int environment, Observation observation) {
    var action = actor.act(observation, random);
    logProbabilities[environment] = actor.logProbability(action);
    return action;
  }

  @Override
  public void observe(int environment, Transition transition) {
    rollout.add(environment, transition, logProbabilities[environment]);
    if (rollout.full()) {
      learn();
      rollout.clear();
      steps += rollout.size();
    }
  }

  private void learn() {
    rollout.estimate(config.discount(), config.lambda());
    var rate = config.optimiser().learningRate() * config.learningRateFactor().at(steps);
    var clip = config.clip().at(steps);
    for (var i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (var epoch = 0; epoch < config.epochs(); epoch++) {
      shuffle();
      for (var from = 0; from < order.length; from += places.length) {
        System.arraycopy(order, from, places, 0, places.length);
        update(clip);
        policyOptimiser.step(rate);
        valueOptimiser.step(rate);
      }
    }
  }

  /** Fisher and Yates: every order is as likely as any other. */
  private void shuffle() {
    for (var i = order.length - 1; i > 0; i--) {
      var j = random.nextInt(i + 1);
      var place = order[i];
      order[i] = order[j];
      order[j] = place;
    }
  }

  /** Computes the gradients of the loss of a minibatch. */
  private void update(double clip) {
    observations.gather(rollout.observations, places, places.length);
    gatherAdvantages();
    policy.forward(observations, preferences);
    value.forward(observations, values);
    Arrays.fill(policyGradient, 0);
    var share = 1.0 / places.length;
    for (var i = 0; i < places.length; i++) {
      var place = places[i];
      var action = rollout.actions[place];
      var ratio =
          Math.exp(
              MaskedSoftmax.logProbability(observations, i, preferences, action)
                  - rollout.logProbabilities[place]);
      MaskedSoftmax.addLogProbabilityGradient(
          observations,
          i,
          preferences,
          action,
          share * PpoLoss.policySlope(ratio, advantages[i], clip),
          policyGradient);
      MaskedSoftmax.addEntropyGradient(
          observations, i, preferences, -share * config.entropyCoefficient(), policyGradient);
      var slope =
          PpoLoss.valueSlope(
              values[i], rollout.values[place], rollout.targets[place], config.valueClip());
      valueGradient[i] = (float) (share * config.valueCoefficient() * slope);
    }
    policy.parameters().clearGradient();
    policy.backward(observations, policyGradient);
    value.parameters().clearGradient();
    value.backward(observations, valueGradient);
  }

  private void gatherAdvantages() {
    for (var i = 0; i < places.length; i++) {
      advantages[i] = rollout.advantages[places[i]];
    }
    if (config.normaliseAdvantages()) {
      Standardised.standardise(advantages, places.length);
    }
  }

  @Override
  public Policy policy() {
    return new GreedyPolicy(policy);
  }

  /** θ, with the gradient of the last minibatch. */
  Parameters policyParameters() {
    return policy.parameters();
  }

  /** w, with the gradient of the last minibatch. */
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
