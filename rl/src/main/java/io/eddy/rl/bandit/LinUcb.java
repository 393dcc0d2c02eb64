package io.eddy.rl.bandit;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.random.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * LinUCB: takes the candidate whose reward could be highest, optimistic in the face of what it does
 * not know.
 *
 * <pre>
 * a = argmaxₐ θ̂ᵀxₐ + α√(xₐᵀA⁻¹xₐ),   A = λI + Σ x xᵀ,   θ̂ = A⁻¹ Σ x r
 * </pre>
 *
 * <ol>
 *   <li>Li, Chu, Langford and Schapire 2010, "A contextual-bandit approach to personalized news
 *       article recommendation" (arXiv 1003.0146), algorithm 1.
 *   <li>Abbasi-Yadkori, Pál and Szepesvári 2011, "Improved algorithms for linear stochastic bandits":
 *       which α makes the bound hold for all candidates at all times.
 * </ol>
 *
 * <p>Departs from the paper: one θ for all candidates, where the paper has one for each arm (blocks of
 * features in the row make them apart again); ties go to the first candidate instead of to chance; a
 * share ε of uniform draws, 0 as in the paper unless it is configured.
 */
public final class LinUcb implements LinearBandit {

  private final LinUcbConfig config;
  private final LinearPosterior posterior;
  private final OptimisticPolicy exploring;
  private final SplitMix64 random;
  private final double[] buffer;

  /** A learner that knows nothing; {@code shape} must be one of candidates. */
  public LinUcb(ObservationShape shape, LinUcbConfig config, SplitMix64 random) {
    this.config = config;
    this.posterior = new LinearPosterior(shape.actionWidth(), config.precision());
    this.exploring = new OptimisticPolicy(posterior, config.alpha(), config.epsilon());
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
    return new OptimisticPolicy(posterior.copy(), config.alpha(), config.epsilon());
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
