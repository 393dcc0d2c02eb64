package io.eddy.rl.tabular;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Double Q-learning: one table chooses the next action, the other one values it, so that the maximum
 * over noise is not taken for value.
 *
 * <pre>
 * Q₁(S,A) ← Q₁(S,A) + α[R + γ Q₂(S′, arg maxₐ Q₁(S′,a)) − Q₁(S,A)]   (Sutton and Barto 2018, eq. 6.10)
 * </pre>
 *
 * <p>A fair coin says which table is Q₁. It acts ε-greedily on the sum of both. Where S′ ended the
 * process the target is R.
 *
 * <ol>
 *   <li>Van Hasselt 2010, "Double Q-learning".
 * </ol>
 *
 * <p>Not safe for threads.
 */
public final class DoubleQLearning implements Agent {

  private final TabularConfig config;
  private final ActionValues first;
  private final ActionValues second;
  private final Exploration exploration;
  private final SplitMix64 coin;

  /** A learner that knows nothing: both tables are 0. */
  public DoubleQLearning(int states, int actions, TabularConfig config, SplitMix64 random) {
    this.config = config;
    this.first = new ActionValues(states, actions, config.learningRate());
    this.second = new ActionValues(states, actions, config.learningRate());
    this.coin = random.split();
    this.exploration = new Exploration(config.exploration(), random);
  }

  @Override
  public int act(int environment, Observation observation) {
    return exploration.choose(observation, first.bestWith(second, observation));
  }

  @Override
  public void observe(int environment, Transition transition) {
    var updated = coin.nextLong() < 0 ? first : second;
    var other = updated == first ? second : first;
    var next = transition.next();
    var following =
        transition.terminated() ? 0 : other.q(ActionValues.state(next), updated.best(next));
    updated.update(
        ActionValues.state(transition.observation()),
        transition.action(),
        transition.reward() + config.discount() * following);
  }

  @Override
  public TabularPolicy policy() {
    return first.greedyWith(second);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Configuration.save(out, DoubleQLearning.class, config);
    first.save(out);
    second.save(out);
    coin.save(out);
    exploration.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    Configuration.require(in, DoubleQLearning.class, config);
    first.load(in);
    second.load(in);
    coin.load(in);
    exploration.load(in);
  }
}
