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
import io.eddy.rl.replay.NStep;
import io.eddy.rl.replay.PrioritizedReplay;
import io.eddy.rl.replay.Replay;
import io.eddy.rl.replay.ReplayBatch;
import io.eddy.rl.replay.ReplayMemory;
import io.eddy.rl.value.ActionNetwork;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Deep Q-learning: a network q(s, ·; θ) learns action values from transitions that it is shown again,
 * in another order, by targets of an older copy θ⁻ of itself. Per transition of a batch:
 *
 * <pre>
 * a* = arg max_a q(s′, a; θ⁻)               or by θ, in the double form
 * y  = R + γₙ q(s′, a*; θ⁻)                 γₙ = γⁿ after n steps, 0 at a termination
 * θ  ← θ − α ∇ 1/B Σ w·loss(q(s, a; θ) − y)
 * θ⁻ ← θ⁻ + τ(θ − θ⁻)                       every so many updates
 * </pre>
 *
 * <ol>
 *   <li>Mnih et al. 2015, "Human-level control through deep reinforcement learning".
 *   <li>van Hasselt, Guez and Silver 2016, "Deep reinforcement learning with double Q-learning".
 *   <li>Wang et al. 2016, "Dueling network architectures for deep reinforcement learning".
 *   <li>Schaul et al. 2016, "Prioritized experience replay".
 *   <li>Hessel et al. 2018, "Rainbow: combining improvements in deep reinforcement learning".
 * </ol>
 *
 * <p>Departs from Mnih et al.:
 *
 * <ul>
 *   <li>Adam with a bound on the norm of the gradient replaces RMSProp: nobody uses the latter since.
 *   <li>Where only our looking ended (a time limit), the target counts what follows; the paper knows
 *       no such end.
 *   <li>The loss is the error's Huber loss, whose derivative is the paper's clipped error; the squared
 *       error is a setting.
 * </ul>
 *
 * <p>Confined to one thread; what leaves it, {@link #policy}, is not.
 */
public final class Dqn implements Agent {

  private final ObservationShape shape;
  private final DqnConfig config;
  private final SplitMix64 random;
  private final ActionNetwork online;
  private final TargetNetwork target;
  private final Adam optimiser;
  private final ReplayMemory memory;
  private final NStep assembler;
  private long steps;
  private long updates;

  private final ObservationBatch here;
  private final float[] hereValues;
  private final ReplayBatch batch;
  private final float[] values;
  private final float[] gradient;
  private final float[] nextValues;
  private final float[] nextChoice;
  private final double[] errors;

  /** An agent that has seen nothing; the generator is its own from here on. */
  public Dqn(ObservationShape shape, DqnConfig config, SplitMix64 random) {
    this(shape, config, memory(shape, config), random);
  }

  /** An agent with a memory of the caller's. */
  Dqn(ObservationShape shape, DqnConfig config, ReplayMemory memory, SplitMix64 random) {
    this.shape = shape;
    this.config = config;
    this.random = random;
    this.online = config.form().network(shape, config.network(), random);
    this.target = new TargetNetwork(online, config.targetEvery(), config.targetRate());
    this.optimiser = new Adam(config.optimiser(), online.parameters());
    this.memory = memory;
    this.assembler =
        new NStep(shape, config.steps(), config.discount(), config.environments(), memory);

    var numbers = config.batchSize() * shape.mostActions();
    this.here = new ObservationBatch(shape, 1);
    here.resize(1);
    this.hereValues = new float[shape.mostActions()];
    this.batch = new ReplayBatch(shape, config.batchSize());
    this.values = new float[numbers];
    this.gradient = new float[numbers];
    this.nextValues = new float[numbers];
    this.nextChoice = new float[numbers];
    this.errors = new double[config.batchSize()];
  }

  private static ReplayMemory memory(ObservationShape shape, DqnConfig config) {
    return config.priorities().exponent() > 0
        ? new PrioritizedReplay(shape, config.replayCapacity(), config.priorities())
        : new Replay(shape, config.replayCapacity());
  }

  @Override
  public int environments() {
    return config.environments();
  }

  /** Updates so far: steps down the gradient. */
  public long updates() {
    return updates;
  }

  /** ε-greedy on what it has learned so far. */
  @Override
  public int act(int environment, Observation observation) {
    values(observation, hereValues);
    return EpsilonGreedyPolicy.choose(here, 0, hereValues, config.exploration().at(steps), random);
  }

  @Override
  public void observe(int environment, Transition transition) {
    assembler.add(environment, transition);
    steps++;
    if (steps >= config.learningStarts() && steps % config.trainEvery() == 0 && memory.size() > 0) {
      for (var i = 0; i < config.gradientSteps(); i++) {
        update();
      }
    }
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

  private void update() {
    memory.sample(random, batch);
    target.network().forward(batch.next(), nextValues);
    var choice = config.target().choice(batch.next(), online, nextValues, nextChoice);
    online.forward(batch.observations(), values);
    Arrays.fill(gradient, 0);
    for (var i = 0; i < batch.size(); i++) {
      var taken = i * shape.mostActions() + batch.actions()[i];
      errors[i] = values[taken] - qLearningTarget(i, choice);
      gradient[taken] =
          (float) (batch.weights()[i] * config.loss().derivative(errors[i]) / batch.size());
    }
    online.parameters().clearGradient();
    online.backward(batch.observations(), gradient);
    optimiser.step();
    memory.learned(batch, errors);
    updates++;
    target.follow(updates);
  }

  /** R + γₙ q⁻(s′, a*); where the process terminated, s′ isn't read. */
  private double qLearningTarget(int i, float[] choice) {
    var reward = batch.rewards()[i];
    var discount = batch.discounts()[i];
    if (discount == 0) {
      return reward;
    }
    var best = MaskedMaximum.action(batch.next(), i, choice);
    return reward + discount * nextValues[i * shape.mostActions() + best];
  }

  @Override
  public void save(DataOutput out) throws IOException {
    SavedConfiguration.save(out, shape, config);
    online.parameters().save(out);
    target.save(out);
    optimiser.save(out);
    memory.save(out);
    assembler.save(out);
    random.save(out);
    out.writeLong(steps);
    out.writeLong(updates);
  }

  @Override
  public void load(DataInput in) throws IOException {
    SavedConfiguration.require(in, shape, config);
    online.parameters().load(in);
    target.load(in);
    optimiser.load(in);
    memory.load(in);
    assembler.load(in);
    random.load(in);
    steps = in.readLong();
    updates = in.readLong();
  }
}
