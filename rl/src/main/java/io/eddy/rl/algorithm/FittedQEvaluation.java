package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.network.Adam;
import io.eddy.rl.random.Resumable;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.replay.ReplayBatch;
import io.eddy.rl.replay.ReplayMemory;
import io.eddy.rl.value.ActionNetwork;
import io.eddy.rl.value.NetworkForm;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What a policy would earn, from experience that another one logged: a fit to targets that the policy
 * itself chooses, again and again, each time from the values of the last fit.
 *
 * <pre>
 * y = R + γₙ Σ_a π(a|s′) q(s′, a; θ⁻)
 * L = 1/B Σ loss(q(s, a; θ) − y)
 * V(s) = Σ_a π(a|s) q(s, a; θ)
 * </pre>
 *
 * <ol>
 *   <li>Le, Voloshin and Yue 2019, "Batch policy learning under constraints" (arXiv 1903.08738),
 *       algorithm 3.
 * </ol>
 *
 * <p>Departs from the paper: a fit is some steps down the gradient from the last one, not a full
 * regression. Transitions must span one step: over n of them, the actions between would be those of
 * whoever logged.
 *
 * <p>Confined to one thread.
 */
public final class FittedQEvaluation implements Resumable {

  private final ObservationShape shape;
  private final FittedQEvaluationConfig config;
  private final Policy evaluated;
  private final SplitMix64 random;
  private final ActionNetwork online;
  private final TargetNetwork target;
  private final Adam optimiser;
  private long updates;

  private final ReplayBatch batch;
  private final float[] values;
  private final float[] gradient;
  private final float[] nextValues;
  private final double[] errors;
  private final Observation next;
  private final double[] probabilities;
  private final ObservationBatch asked;

  /** An evaluation that has seen nothing; the generator is its own from here on. */
  public FittedQEvaluation(
      ObservationShape shape, FittedQEvaluationConfig config, Policy evaluated, SplitMix64 random) {
    this.shape = shape;
    this.config = config;
    this.evaluated = evaluated;
    this.random = random;
    this.online = NetworkForm.PLAIN.network(shape, config.network(), random);
    this.target = new TargetNetwork(online, config.targetEvery(), config.targetRate());
    this.optimiser = new Adam(config.optimiser(), online.parameters());
    var numbers = config.batchSize() * shape.mostActions();
    this.batch = new ReplayBatch(shape, config.batchSize());
    this.values = new float[numbers];
    this.gradient = new float[numbers];
    this.nextValues = new float[numbers];
    this.errors = new double[config.batchSize()];
    this.next = new Observation(shape);
    this.probabilities = new double[shape.mostActions()];
    this.asked = new ObservationBatch(shape, 1);
    asked.resize(1);
  }

  /** Takes one step down the gradient, on a batch of what was logged. */
  public void learn(ReplayMemory logged) {
    logged.sample(random, batch);
    target.network().forward(batch.next(), nextValues);
    online.forward(batch.observations(), values);
    Arrays.fill(gradient, 0);
    for (var i = 0; i < batch.size(); i++) {
      var taken = i * shape.mostActions() + batch.actions()[i];
      errors[i] = values[taken] - expectedTarget(i);
      gradient[taken] =
          (float) (batch.weights()[i] * config.loss().derivative(errors[i]) / batch.size());
    }
    online.parameters().clearGradient();
    online.backward(batch.observations(), gradient);
    optimiser.step();
    logged.learned(batch, errors);
    updates++;
    target.follow(updates);
  }

  /** V(s): what the policy earns from here, discounted. */
  public double value(Observation observation) {
    asked.set(0, observation);
    online.forward(asked, nextValues);
    evaluated.probabilities(observation, probabilities);
    return expectation(nextValues, 0);
  }

  private double expectedTarget(int i) {
    var reward = batch.rewards()[i];
    var discount = batch.discounts()[i];
    if (discount == 0) {
      return reward;
    }
    batch.next().get(i, next);
    evaluated.probabilities(next, probabilities);
    return reward + discount * expectation(nextValues, i * shape.mostActions());
  }

  /** Σ π(a) q(a) over actions that the policy may take; others are not read. */
  private double expectation(float[] values, int first) {
    var sum = 0.0;
    for (var action = 0; action < probabilities.length; action++) {
      if (probabilities[action] > 0) {
        sum += probabilities[action] * values[first + action];
      }
    }
    return sum;
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
