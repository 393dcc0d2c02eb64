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
 * One-step actor-critic: at each step the error of the critic V(s; w) teaches both it and the actor
 * π(·|s; θ), and the step is forgotten:
 *
 * <pre>
 * δ = R + γV(S′) − V(S)       V(S′) = 0 if S′ is terminal
 * w ← w + α_w δ ∇V(S)
 * θ ← θ + α_θ δ ∇log π(A|S)
 * </pre>
 *
 * <ol>
 *   <li>Sutton and Barto 2018, §13.5, "One-step actor–critic (episodic)".
 * </ol>
 *
 * <p>Departs from the book:
 *
 * <ul>
 *   <li>Steps are not weighted by I = γᵗ: with it, late steps of an episode would teach nothing. What
 *       is learned then is no longer exactly the gradient of the discounted return.
 *   <li>Optimisers scale the gradients; the book takes them as they are. Signs and zeros are the same.
 *   <li>Where only our looking ended (a time limit), V(S′) counts; the book knows no such end.
 * </ul>
 *
 * <p>Confined to one thread; what leaves it, {@link #policy}, is not.
 */
public final class ActorCritic implements Agent {

  private final ObservationShape shape;
  private final ActorCriticConfig config;
  private final SplitMix64 random;
  private final ActionNetwork policy;
  private final StateNetwork value;
  private final Optimiser policyOptimiser;
  private final Optimiser valueOptimiser;
  private final Actor actor;
  private final Critic critic;

  private final ObservationBatch here;
  private final float[] preferences;
  private final float[] policyGradient;
  private final float[] values = new float[1];
  private final float[] valueGradient = new float[1];

  /** An agent that has seen nothing; the generator is its own from here on. */
  public ActorCritic(ObservationShape shape, ActorCriticConfig config, SplitMix64 random) {
    this.shape = shape;
    this.config = config;
    this.random = random;
    this.policy = ActionNetworks.of(shape, config.policyNetwork(), random);
    this.value = StateNetworks.of(shape, config.valueNetwork(), random);
    this.policyOptimiser = config.policyOptimiser().optimiser(policy.parameters());
    this.valueOptimiser = config.valueOptimiser().optimiser(value.parameters());
    this.actor = new Actor(policy);
    this.critic = new Critic(shape, value);
    this.here = new ObservationBatch(shape, 1);
    this.here.resize(1);
    this.preferences = new float[shape.mostActions()];
    this.policyGradient = new float[shape.mostActions()];
  }

  @Override
  public int act(int environment, Observation observation) {
    return actor.act(observation, random);
  }

  @Override
  public void observe(int environment, Transition transition) {
    var nextValue = transition.terminated() ? 0 : critic.value(transition.next());
    here.set(0, transition.observation());
    value.forward(here, values);
    var error = transition.reward() + config.discount() * nextValue - values[0];

    valueGradient[0] = (float) -error;
    value.parameters().clearGradient();
    value.backward(here, valueGradient);
    valueOptimiser.step();

    policy.forward(here, preferences);
    Arrays.fill(policyGradient, 0);
    MaskedSoftmax.addLogProbabilityGradient(
        here, 0, preferences, transition.action(), -error, policyGradient);
    policy.parameters().clearGradient();
    policy.backward(here, policyGradient);
    policyOptimiser.step();
  }

  @Override
  public Policy policy() {
    return new GreedyPolicy(policy);
  }

  /** θ, with the gradient of the last step. */
  Parameters policyParameters() {
    return policy.parameters();
  }

  /** w, with the gradient of the last step. */
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
  }

  @Override
  public void load(DataInput in) throws IOException {
    SavedConfiguration.require(in, shape, config);
    random.load(in);
    policy.parameters().load(in);
    value.parameters().load(in);
    policyOptimiser.load(in);
    valueOptimiser.load(in);
  }
}
