package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Adam;
import io.eddy.rl.policy.GreedyPolicy;
import io.eddy.rl.policy.MaskedMaximum;
import io.eddy.rl.policy.MaskedSoftmax;
import io.eddy.rl.policy.NetworkPolicy;
import io.eddy.rl.random.Resumable;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.replay.ReplayBatch;
import io.eddy.rl.replay.TransitionSource;
import io.eddy.rl.value.ActionNetwork;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Conservative Q-learning for discrete actions, from logged experience alone: deep Q-learning that
 * also presses down the values of all actions and lifts that of the one that was taken, so that what
 * was never tried isn't believed to be good.
 *
 * <pre>
 * y = R + γₙ q(s′, a*; θ⁻)                                        as in {@link Dqn}
 * L = 1/B Σ loss(q(s, a) − y) + α (log Σ_b e^q(s, b) − q(s, a))    over actions b that may be taken
 * </pre>
 *
 * <ol>
 *   <li>Kumar, Zhou, Tucker and Levine 2020, "Conservative Q-learning for offline reinforcement
 *       learning" (arXiv 2006.04779), the form CQL(H), equation 4.
 * </ol>
 *
 * <p>Departs from the paper: α is a setting and not a multiplier that is learned; the double form of
 * the target is the default.
 *
 * <p>Confined to one thread; what leaves it, {@link #policy}, is not.
 */
public final class ConservativeQ implements Resumable {

  private final ObservationShape shape;
  private final ConservativeQConfig config;
  private final SplitMix64 random;
  private final ActionNetwork online;
  private final TargetNetwork target;
  private final Adam optimiser;
  private long updates;

  private final ReplayBatch batch;
  private final float[] values;
  private final float[] gradient;
  private final float[] nextValues;
  private final float[] nextChoice;
  private final double[] errors;
  private final ObservationBatch asked;

  /** A learner that has seen nothing; the generator is its own from here on. */
  public ConservativeQ(ObservationShape shape, ConservativeQConfig config, SplitMix64 random) {
    this.shape = shape;
    this.config = config;
    this.random = random;
    this.online = config.form().network(shape, config.network(), random);
    this.target = new TargetNetwork(online, config.targetEvery(), config.targetRate());
    this.optimiser = new Adam(config.optimiser(), online.parameters());
    var numbers = config.batchSize() * shape.mostActions();
    this.batch = new ReplayBatch(shape, config.batchSize());
    this.values = new float[numbers];
    this.gradient = new float[numbers];
    this.nextValues = new float[numbers];
    this.nextChoice = new float[numbers];
    this.errors = new double[config.batchSize()];
    this.asked = new ObservationBatch(shape, 1);
    asked.resize(1);
  }

  /** Takes one step down the gradient, on a batch of what was logged. */
  public void learn(TransitionSource logged) {
    logged.sample(random, batch);
    target.network().forward(batch.next(), nextValues);
    var choice = config.target().choice(batch.next(), online, nextValues, nextChoice);
    online.forward(batch.observations(), values);
    Arrays.fill(gradient, 0);
    for (var i = 0; i < batch.size(); i++) {
      var action = batch.actions()[i];
      var taken = i * shape.mostActions() + action;
      var weight = batch.weights()[i] / batch.size();
      errors[i] = values[taken] - qLearningTarget(i, choice);
      gradient[taken] += (float) (weight * config.loss().derivative(errors[i]));
      // log Σ e^q − q(s, a) is −log of the softmax at a.
      MaskedSoftmax.addLogProbabilityGradient(
          batch.observations(), i, values, action, -weight * config.conservatism(), gradient);
    }
    online.parameters().clearGradient();
    online.backward(batch.observations(), gradient);
    optimiser.step();
    logged.learned(batch, errors);
    updates++;
    target.follow(updates);
  }

  /** What it would do: the best of its cautious values. */
  public NetworkPolicy policy() {
    return new GreedyPolicy(online);
  }

  /** Writes q(s, ·): mostActions numbers, of which those of masked actions mean nothing. */
  public void values(Observation observation, float[] values) {
    asked.set(0, observation);
    online.forward(asked, values);
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
    random.save(out);
    out.writeLong(updates);
  }

  @Override
  public void load(DataInput in) throws IOException {
    SavedConfiguration.require(in, shape, config);
    online.parameters().load(in);
    target.load(in);
    optimiser.load(in);
    random.load(in);
    updates = in.readLong();
  }
}
