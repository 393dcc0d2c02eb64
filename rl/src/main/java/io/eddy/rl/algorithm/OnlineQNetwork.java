package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.network.Adam;
import io.eddy.rl.policy.EpsilonGreedyPolicy;
import io.eddy.rl.policy.GreedyPolicy;
import io.eddy.rl.policy.MaskedMaximum;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.value.ActionNetwork;
import io.eddy.rl.value.NetworkForm;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Q-learning with a network, each step learned from once, when it happens: what there was before
 * replay and target networks, and the baseline that shows what these are for.
 *
 * <pre>
 * y = r + γ max_a q(s′, a; θ),   y = r at the end of an episode
 * θ ← θ − α ∇ loss(q(s, a; θ) − y)
 * </pre>
 *
 * <ol>
 *   <li>Watkins and Dayan 1992, "Q-learning"; with a function of features, Sutton and Barto 2018,
 *       §11.
 * </ol>
 *
 * <p>Its faults are kept, since they are what it is compared for: steps that follow each other are
 * correlated; the target moves with every step; and an episode that a time limit cut off counts as
 * one that failed, so that the best states are taught the value of one reward. {@link Dqn} has none
 * of them, {@link DqnWithoutReplay} only the first.
 *
 * <p>Confined to one thread; what leaves it, {@link #policy}, is not.
 */
public final class OnlineQNetwork implements Agent {

  private final ObservationShape shape;
  private final OnlineQNetworkConfig config;
  private final SplitMix64 random;
  private final ActionNetwork network;
  private final Adam optimiser;
  private long steps;

  private final ObservationBatch here;
  private final ObservationBatch next;
  private final float[] values;
  private final float[] nextValues;
  private final float[] gradient;

  /** An agent that has seen nothing; the generator is its own from here on. */
  public OnlineQNetwork(ObservationShape shape, OnlineQNetworkConfig config, SplitMix64 random) {
    this.shape = shape;
    this.config = config;
    this.random = random;
    this.network = NetworkForm.PLAIN.network(shape, config.network(), random);
    this.optimiser = new Adam(config.optimiser(), network.parameters());
    this.here = new ObservationBatch(shape, 1);
    here.resize(1);
    this.next = new ObservationBatch(shape, 1);
    next.resize(1);
    this.values = new float[shape.mostActions()];
    this.nextValues = new float[shape.mostActions()];
    this.gradient = new float[shape.mostActions()];
  }

  @Override
  public int act(int environment, Observation observation) {
    values(observation, values);
    return EpsilonGreedyPolicy.choose(here, 0, values, config.exploration().at(steps), random);
  }

  @Override
  public void observe(int environment, Transition transition) {
    var y = qLearningTarget(transition);
    here.set(0, transition.observation());
    network.forward(here, values);
    Arrays.fill(gradient, 0);
    gradient[transition.action()] =
        (float) config.loss().derivative(values[transition.action()] - y);
    network.parameters().clearGradient();
    network.backward(here, gradient);
    optimiser.step();
    steps++;
  }

  private double qLearningTarget(Transition transition) {
    if (transition.ended()) {
      return transition.reward();
    }
    next.set(0, transition.next());
    network.forward(next, nextValues);
    var best = MaskedMaximum.action(next, 0, nextValues);
    return transition.reward() + config.discount() * nextValues[best];
  }

  /** Writes q(s, ·): mostActions numbers, of which those of masked actions mean nothing. */
  public void values(Observation observation, float[] values) {
    here.set(0, observation);
    network.forward(here, values);
  }

  @Override
  public Policy policy() {
    return new GreedyPolicy(network);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    SavedConfiguration.save(out, shape, config);
    network.parameters().save(out);
    optimiser.save(out);
    random.save(out);
    out.writeLong(steps);
  }

  @Override
  public void load(DataInput in) throws IOException {
    SavedConfiguration.require(in, shape, config);
    network.parameters().load(in);
    optimiser.load(in);
    random.load(in);
    steps = in.readLong();
  }
}
