package io.eddy.rl.tabular;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Dyna-Q: learns a model beside Q, and after each step of experience makes more updates of Q-learning on
 * what the model remembers (Sutton and Barto 2018, §8.2):
 *
 * <pre>
 * Q(S,A) ← Q(S,A) + α[R + γ maxₐ Q(S′,a) − Q(S,A)]   for (S,A) visited before, (R,S′) from the model
 * </pre>
 *
 * <ol>
 *   <li>Sutton 1990, "Integrated architectures for learning, planning, and reacting based on
 *       approximating dynamic programming".
 * </ol>
 *
 * <p>Departs from the book: the model remembers every S′ with its frequency and mean reward, where the
 * book's remembers the last. In a deterministic world the two are the same; in one with chance this one
 * plans with what is likely.
 *
 * <p>Not safe for threads.
 */
public final class DynaQ implements Agent {

  private final DynaQConfig config;
  private final int actions;
  private final ActionValues values;
  private final LearnedModel model;
  private final Exploration exploration;
  private final SplitMix64 planning;

  /** A learner that knows nothing: Q is 0, the model empty. */
  public DynaQ(int states, int actions, DynaQConfig config, SplitMix64 random) {
    this.config = config;
    this.actions = actions;
    this.values = new ActionValues(states, actions, config.learning().learningRate());
    this.model = new LearnedModel(states, actions);
    this.planning = random.split();
    this.exploration = new Exploration(config.learning().exploration(), random);
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
        transition.reward() + config.learning().discount() * following);
    model.learn(transition);
    for (var step = 0; step < config.planningSteps(); step++) {
      plan();
    }
  }

  private void plan() {
    var pair = model.drawPair(planning);
    var outcome = model.draw(pair, planning);
    var following = outcome.terminated() ? 0 : max(outcome.next());
    values.update(
        pair / actions,
        pair % actions,
        outcome.reward() + config.learning().discount() * following);
  }

  /** max of Q(s,·) over the actions that could be taken when the state was last seen. */
  private double max(int state) {
    var max = Double.NEGATIVE_INFINITY;
    for (var action = 0; action < actions; action++) {
      if (model.available(state, action)) {
        max = Math.max(max, values.q(state, action));
      }
    }
    return max;
  }

  @Override
  public TabularPolicy policy() {
    return values.greedy();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Configuration.save(out, DynaQ.class, config);
    values.save(out);
    model.save(out);
    planning.save(out);
    exploration.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    Configuration.require(in, DynaQ.class, config);
    values.load(in);
    model.load(in);
    planning.load(in);
    exploration.load(in);
  }
}
