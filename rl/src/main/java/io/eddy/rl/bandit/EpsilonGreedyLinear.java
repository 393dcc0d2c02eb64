package io.eddy.rl.bandit;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.random.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The plain rival: takes the candidate with the highest estimate θ̂ᵀx, and with probability ε any.
 *
 * <pre>
 * π(a|s) = (1−ε)·1[a = argmax θ̂ᵀx] + ε/n   over the n available candidates
 * </pre>
 *
 * <p>Sutton and Barto 2018, §2.2, with a ridge regression for the estimates. What it explores does not
 * depend on what it knows, so it pays ε times the average gap for ever; its log suits any other
 * policy's evaluation.
 */
public final class EpsilonGreedyLinear implements LinearBandit {

  private final LinearPosterior posterior;
  private final OptimisticPolicy exploring;
  private final SplitMix64 random;
  private final double[] buffer;

  /** A learner that knows nothing; {@code shape} must be one of candidates. */
  public EpsilonGreedyLinear(
      ObservationShape shape, EpsilonGreedyLinearConfig config, SplitMix64 random) {
    this.posterior = new LinearPosterior(shape.actionWidth(), config.precision());
    this.exploring = new OptimisticPolicy(posterior, 0, config.epsilon());
    this.random = random;
    this.buffer = new double[shape.actionWidth()];
  }

  @Override
  public int act(int environment, Observation observation) {
    return exploring.choose(observation, random, buffer);
  }

  @Override
  public void probabilities(Observation observation, double[] probabilities) {
    exploring.probabilities(observation, probabilities, buffer);
  }

  @Override
  public LinearPosterior posterior() {
    return posterior;
  }

  @Override
  public Policy behaviour() {
    return new OptimisticPolicy(posterior.copy(), 0, exploring.epsilon());
  }

  @Override
  public Policy policy() {
    return new OptimisticPolicy(posterior.copy(), 0, 0);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    posterior.save(out);
    random.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    posterior.load(in);
    random.load(in);
  }
}
