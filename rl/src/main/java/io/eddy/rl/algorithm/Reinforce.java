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
import io.eddy.rl.returns.RewardToGo;
import io.eddy.rl.value.ActionNetwork;
import io.eddy.rl.value.ActionNetworks;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * REINFORCE: after N whole episodes, of T steps together, an action becomes likelier by what was
 * earned from it on. By the policy gradient theorem, ∇J ∝ Σₛ μ(s) Σₐ q(s,a) ∇π(a|s), the expected
 * update is the gradient of the return:
 *
 * <pre>
 * Gₜ = Rₜ₊₁ + γGₜ₊₁                     to the end of the episode
 * Âₜ = Gₜ − b(Sₜ)                       then (Â − mean)/deviation over the T steps, if normalised
 * θ ← θ + α ∇ 1/N Σₜ Âₜ log π(Aₜ|Sₜ)
 * </pre>
 *
 * <ol>
 *   <li>Sutton and Barto 2018, chapter 13: eq. 13.5 (the theorem), 13.8 (the update), 13.11 (b).
 *   <li>Williams 1992, "Simple statistical gradient-following algorithms for connectionist
 *       reinforcement learning".
 * </ol>
 *
 * <p>Departs from the book:
 *
 * <ul>
 *   <li>Steps are not weighted by γᵗ: with it, late steps of an episode would teach nothing. For γ =
 *       1 the two are the same.
 *   <li>An update waits for N episodes, and Â is normalised over all of their steps; the book updates
 *       after each, with Â as it is. Normalised over one episode, its early actions would be praised
 *       and its late ones blamed whatever it earned.
 *   <li>An optimiser scales the gradient.
 *   <li>A truncated episode counts what the baseline expects to follow, if that is a state value;
 *       otherwise nothing. The book knows no such end.
 * </ul>
 *
 * <p>Memory grows with the longest N episodes. Confined to one thread; what leaves it, {@link
 * #policy}, is not.
 */
public final class Reinforce implements Agent {

  private final ObservationShape shape;
  private final ReinforceConfig config;
  private final SplitMix64 random;
  private final ActionNetwork policy;
  private final Optimiser optimiser;
  private final Baseline baseline;
  private final Actor actor;
  private final Episodes episodes;

  private final Slices slices;
  private final float[] preferences;
  private final float[] gradient;
  private double[] advantages = {};

  /** An agent that has seen nothing; the generator is its own from here on. */
  public Reinforce(ObservationShape shape, ReinforceConfig config, SplitMix64 random) {
    this.shape = shape;
    this.config = config;
    this.random = random;
    this.policy = ActionNetworks.of(shape, config.policyNetwork(), random);
    this.optimiser = config.optimiser().optimiser(policy.parameters());
    this.baseline = Baseline.of(shape, config, random);
    this.actor = new Actor(policy);
    this.episodes = new Episodes(shape);
    this.slices = new Slices(shape);
    this.preferences = new float[Slices.SIZE * shape.mostActions()];
    this.gradient = new float[Slices.SIZE * shape.mostActions()];
  }

  @Override
  public int act(int environment, Observation observation) {
    return actor.act(observation, random);
  }

  @Override
  public void observe(int environment, Transition transition) {
    var following =
        transition.truncated() ? config.discount() * baseline.value(transition.next()) : 0;
    episodes.add(transition, transition.reward() + following);
    if (episodes.episodes() == config.episodes()) {
      learn();
      episodes.clear();
    }
  }

  private void learn() {
    var steps = episodes.steps();
    if (advantages.length < steps) {
      advantages = new double[episodes.actions().length];
    }
    RewardToGo.returns(
        episodes.rewards(), episodes.ended(), 0, steps, config.discount(), advantages);
    baseline.subtractFrom(episodes, advantages);
    if (config.normalise()) {
      Standardised.standardise(advantages, steps);
    }
    policy.parameters().clearGradient();
    for (var from = 0; from < steps; from += Slices.SIZE) {
      addGradient(from);
    }
    optimiser.step();
  }

  /** Adds the gradient of the loss of a slice of steps. */
  private void addGradient(int from) {
    var slice = slices.of(episodes, from);
    policy.forward(slice, preferences);
    Arrays.fill(gradient, 0);
    for (var i = 0; i < slice.size(); i++) {
      MaskedSoftmax.addLogProbabilityGradient(
          slice,
          i,
          preferences,
          episodes.actions()[from + i],
          -advantages[from + i] / config.episodes(),
          gradient);
    }
    policy.backward(slice, gradient);
  }

  @Override
  public Policy policy() {
    return new GreedyPolicy(policy);
  }

  /** θ, with the gradient of the last update: of the loss, which is −J. */
  Parameters policyParameters() {
    return policy.parameters();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    SavedConfiguration.save(out, shape, config);
    random.save(out);
    policy.parameters().save(out);
    optimiser.save(out);
    baseline.save(out);
    episodes.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    SavedConfiguration.require(in, shape, config);
    random.load(in);
    policy.parameters().load(in);
    optimiser.load(in);
    baseline.load(in);
    episodes.load(in);
  }
}
