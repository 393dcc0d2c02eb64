package io.eddy.rl.bandit;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.random.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Thompson sampling: draws what could be true, and takes the best candidate of that truth.
 *
 * <pre>
 * θ ~ N(θ̂, v²A⁻¹),   a = argmaxₐ θᵀxₐ,   A = λI + Σ x xᵀ,   θ̂ = A⁻¹ Σ x r
 * </pre>
 *
 * <ol>
 *   <li>Agrawal and Goyal 2013, "Thompson sampling for contextual bandits with linear payoffs" (arXiv
 *       1209.3352), algorithm 1.
 * </ol>
 *
 * <p>Departs from the paper: v is configured, where the paper's R√(9d ln(t/δ)) keeps its proof and
 * explores far too much; a share ε of uniform draws, 0 as in the paper unless it is configured.
 *
 * <p>Probabilities are exact for two candidates. For more they are estimates, unbiased and with their
 * standard error. The error can be trusted where a probability is well above 1/samples: a candidate
 * that wins in none of the draws has the estimate 0 and the error 0. Whoever divides by a probability
 * sets ε above 0.
 */
public final class LinearThompson implements LinearBandit {

  private final LinearThompsonConfig config;
  private final LinearPosterior posterior;
  private final ThompsonPolicy exploring;
  private final SplitMix64 random;
  private final double[] theta;

  /** A learner that knows nothing; {@code shape} must be one of candidates. */
  public LinearThompson(ObservationShape shape, LinearThompsonConfig config, SplitMix64 random) {
    this.config = config;
    this.posterior = new LinearPosterior(shape.actionWidth(), config.precision());
    this.exploring = new ThompsonPolicy(posterior, config);
    this.random = random;
    this.theta = new double[shape.actionWidth()];
  }

  @Override
  public int act(int environment, Observation observation) {
    return exploring.choose(observation, random, theta);
  }

  @Override
  public void probabilities(Observation observation, double[] probabilities) {
    exploring.probabilities(observation, probabilities);
  }

  /**
   * The probabilities with which {@link #act} takes each action now, and how far they may be off.
   *
   * @param errors standard error of each, written; mostActions numbers
   */
  public void probabilities(Observation observation, double[] probabilities, double[] errors) {
    exploring.probabilities(observation, probabilities, errors);
  }

  @Override
  public LinearPosterior posterior() {
    return posterior;
  }

  @Override
  public Policy behaviour() {
    return new ThompsonPolicy(posterior.copy(), config);
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
