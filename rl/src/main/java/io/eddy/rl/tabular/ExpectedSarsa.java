package io.eddy.rl.tabular;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Expected SARSA: learns what its own ε-greedy policy is worth, without the chance of drawing the next
 * action.
 *
 * <pre>
 * Q(S,A) ← Q(S,A) + α[R + γ Σₐ π(a|S′) Q(S′,a) − Q(S,A)]   (Sutton and Barto 2018, eq. 6.9)
 * </pre>
 *
 * <p>π is the policy of this moment, with the ε of the next choice. Where S′ ended the process the
 * target is R.
 *
 * <ol>
 *   <li>Van Seijen et al. 2009, "A theoretical and empirical analysis of Expected Sarsa".
 * </ol>
 *
 * <p>Not safe for threads.
 */
public final class ExpectedSarsa implements Agent {

  private final TabularConfig config;
  private final ActionValues values;
  private final Exploration exploration;

  /** A learner that knows nothing: Q is 0. */
  public ExpectedSarsa(int states, int actions, TabularConfig config, SplitMix64 random) {
    this.config = config;
    this.values = new ActionValues(states, actions, config.learningRate());
    this.exploration = new Exploration(config.exploration(), random);
  }

  @Override
  public int act(int environment, Observation observation) {
    return exploration.choose(observation, values.best(observation));
  }

  @Override
  public void observe(int environment, Transition transition) {
    var following = transition.terminated() ? 0 : exploration.expected(transition.next(), values);
    values.update(
        ActionValues.state(transition.observation()),
        transition.action(),
        transition.reward() + config.discount() * following);
  }

  @Override
  public TabularPolicy policy() {
    return values.greedy();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Configuration.save(out, ExpectedSarsa.class, config);
    values.save(out);
    exploration.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    Configuration.require(in, ExpectedSarsa.class, config);
    values.load(in);
    exploration.load(in);
  }
}
