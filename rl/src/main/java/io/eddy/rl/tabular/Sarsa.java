package io.eddy.rl.tabular;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * SARSA: learns what its own ε-greedy policy is worth, exploration included.
 *
 * <pre>
 * Q(S,A) ← Q(S,A) + α[R + γ Q(S′,A′) − Q(S,A)]   (Sutton and Barto 2018, eq. 6.7)
 * </pre>
 *
 * <p>A′ is drawn before the update and taken in the next step. Where S′ ended the process the target is
 * R; where only our looking ended, A′ is drawn for the target and never taken.
 *
 * <ol>
 *   <li>Rummery and Niranjan 1994, "On-line Q-learning using connectionist systems".
 *   <li>Singh et al. 2000, "Convergence results for single-step on-policy reinforcement-learning
 *       algorithms".
 * </ol>
 *
 * <p>Not safe for threads.
 */
public final class Sarsa implements Agent {

  private static final int NONE = -1;

  private final TabularConfig config;
  private final ActionValues values;
  private final Exploration exploration;
  private int planned = NONE; // A′, which the next step takes

  /** A learner that knows nothing: Q is 0. */
  public Sarsa(int states, int actions, TabularConfig config, SplitMix64 random) {
    this.config = config;
    this.values = new ActionValues(states, actions, config.learningRate());
    this.exploration = new Exploration(config.exploration(), random);
  }

  @Override
  public int act(int environment, Observation observation) {
    return planned == NONE ? choose(observation) : planned;
  }

  @Override
  public void observe(int environment, Transition transition) {
    var next = transition.next();
    planned = transition.terminated() ? NONE : choose(next);
    var following = planned == NONE ? 0 : values.q(ActionValues.state(next), planned);
    values.update(
        ActionValues.state(transition.observation()),
        transition.action(),
        transition.reward() + config.discount() * following);
    if (transition.ended()) {
      planned = NONE;
    }
  }

  private int choose(Observation observation) {
    return exploration.choose(observation, values.best(observation));
  }

  @Override
  public TabularPolicy policy() {
    return values.greedy();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Configuration.save(out, Sarsa.class, config);
    values.save(out);
    exploration.save(out);
    out.writeInt(planned);
  }

  @Override
  public void load(DataInput in) throws IOException {
    Configuration.require(in, Sarsa.class, config);
    values.load(in);
    exploration.load(in);
    planned = in.readInt();
  }
}
