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
 * {@link Dqn} that learns from each step once, when it happens: it has the target network and not the
 * replay, and so shows what either is worth (Mnih et al. 2015, extended data table 3).
 *
 * <pre>
 * y  = r + γ q(s′, a*; θ⁻),   y = r at a termination
 * θ  ← θ − α ∇ loss(q(s, a; θ) − y)
 * θ⁻ ← θ⁻ + τ(θ − θ⁻)         every so many steps
 * </pre>
 *
 * <p>Confined to one thread; what leaves it, {@link #policy}, is not.
 */
public final class DqnWithoutReplay implements Agent {

  private final ObservationShape shape;
  private final DqnWithoutReplayConfig config;
  private final SplitMix64 random;
  private final ActionNetwork online;
  private final TargetNetwork target;
  private final Adam optimiser;
  private long steps;

  private final ObservationBatch here;
  private final ObservationBatch next;
  private final float[] values;
  private final float[] gradient;
  private final float[] nextValues;
  private final float[] nextChoice;

  /** An agent that has seen nothing; the generator is its own from here on. */
  public DqnWithoutReplay(
      ObservationShape shape, DqnWithoutReplayConfig config, SplitMix64 random) {
    this.shape = shape;
    this.config = config;
    this.random = random;
    this.online = NetworkForm.PLAIN.network(shape, config.network(), random);
    this.target = new TargetNetwork(online, config.targetEvery(), config.targetRate());
    this.optimiser = new Adam(config.optimiser(), online.parameters());
    this.here = new ObservationBatch(shape, 1);
    here.resize(1);
    this.next = new ObservationBatch(shape, 1);
    next.resize(1);
    this.values = new float[shape.mostActions()];
    this.gradient = new float[shape.mostActions()];
    this.nextValues = new float[shape.mostActions()];
    this.nextChoice = new float[shape.mostActions()];
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
    online.forward(here, values);
    Arrays.fill(gradient, 0);
    gradient[transition.action()] =
        (float) config.loss().derivative(values[transition.action()] - y);
    online.parameters().clearGradient();
    online.backward(here, gradient);
    optimiser.step();
    steps++;
    target.follow(steps);
  }

  private double qLearningTarget(Transition transition) {
    if (transition.terminated()) {
      return transition.reward();
    }
    next.set(0, transition.next());
    target.network().forward(next, nextValues);
    var choice = config.target().choice(next, online, nextValues, nextChoice);
    var best = MaskedMaximum.action(next, 0, choice);
    return transition.reward() + config.discount() * nextValues[best];
  }

  /** Writes q(s, ·): mostActions numbers, of which those of masked actions mean nothing. */
  public void values(Observation observation, float[] values) {
    here.set(0, observation);
    online.forward(here, values);
  }

  @Override
  public Policy policy() {
    return new GreedyPolicy(online);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    SavedConfiguration.save(out, shape, config);
    online.parameters().save(out);
    target.save(out);
    optimiser.save(out);
    random.save(out);
    out.writeLong(steps);
  }

  @Override
  public void load(DataInput in) throws IOException {
    SavedConfiguration.require(in, shape, config);
    online.parameters().load(in);
    target.load(in);
    optimiser.load(in);
    random.load(in);
    steps = in.readLong();
  }
}
