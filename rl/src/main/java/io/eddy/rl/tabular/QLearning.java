package io.eddy.rl.tabular;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Q-learning: learns what the best policy is worth while acting by another one.
 *
 * <pre>
 * Q(S,A) ← Q(S,A) + α[R + γ maxₐ Q(S′,a) − Q(S,A)]   (Sutton and Barto 2018, eq. 6.8)
 * </pre>
 *
 * <p>Where S′ ended the process the target is R; where only our looking ended, it is the whole. The
 * maximum is over the actions that may be taken in S′.
 *
 * <ol>
 *   <li>Watkins and Dayan 1992, "Q-learning".
 * </ol>
 *
 * <p>Not safe for threads.
 */
public final class QLearning implements Agent {

  private final TabularConfig config;
  private final ActionValues values;
  private final Exploration exploration;

  /** A learner that knows nothing: Q is 0. */
  public QLearning(int states, int actions, TabularConfig config, SplitMix64 random) {
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
    var following = transition.terminated() ? 0 : values.max(transition.next());
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
    Configuration.save(out, QLearning.class, config);
    values.save(out);
    exploration.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    Configuration.require(in, QLearning.class, config);
    values.load(in);
    exploration.load(in);
  }
}
