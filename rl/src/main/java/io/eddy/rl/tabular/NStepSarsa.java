package io.eddy.rl.tabular;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * n-step SARSA: an update sees n rewards, and after them what its own policy is worth.
 *
 * <pre>
 * G = R₁ + γR₂ + … + γⁿ⁻¹Rₙ + γⁿ Q(Sₙ,Aₙ),  Q(S₀,A₀) ← Q(S₀,A₀) + α[G − Q(S₀,A₀)]
 * (Sutton and Barto 2018, §7.2)
 * </pre>
 *
 * <p>At the end of an episode the updates that still wait are made with the rewards there are: without
 * Q(Sₙ,Aₙ) if the process ended, with it if only our looking did.
 *
 * <p>Not safe for threads.
 */
public final class NStepSarsa implements Agent {

  private static final int NONE = -1;

  private final NStepSarsaConfig config;
  private final ActionValues values;
  private final Exploration exploration;
  private final int[] states; // a ring of the steps that wait for their update
  private final int[] actions;
  private final double[] rewards;
  private int oldest;
  private int waiting;
  private int planned = NONE; // the action that the next step takes

  /** A learner that knows nothing: Q is 0. */
  public NStepSarsa(int states, int actions, NStepSarsaConfig config, SplitMix64 random) {
    this.config = config;
    this.values = new ActionValues(states, actions, config.learning().learningRate());
    this.exploration = new Exploration(config.learning().exploration(), random);
    this.states = new int[config.steps()];
    this.actions = new int[config.steps()];
    this.rewards = new double[config.steps()];
  }

  @Override
  public int act(int environment, Observation observation) {
    return planned == NONE ? choose(observation) : planned;
  }

  @Override
  public void observe(int environment, Transition transition) {
    var place = (oldest + waiting) % config.steps();
    states[place] = ActionValues.state(transition.observation());
    actions[place] = transition.action();
    rewards[place] = transition.reward();
    waiting++;
    var next = transition.next();
    planned = transition.terminated() ? NONE : choose(next);
    if (transition.ended()) {
      while (waiting > 0) {
        updateOldest(next);
      }
      planned = NONE;
    } else if (waiting == config.steps()) {
      updateOldest(next);
    }
  }

  /** Updates the step that waits longest by all rewards since, and what follows the last of them. */
  private void updateOldest(Observation last) {
    var target = planned == NONE ? 0 : values.q(ActionValues.state(last), planned);
    for (var i = waiting - 1; i >= 0; i--) {
      var reward = rewards[(oldest + i) % config.steps()];
      target = reward + config.learning().discount() * target;
    }
    values.update(states[oldest], actions[oldest], target);
    oldest = (oldest + 1) % config.steps();
    waiting--;
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
    Configuration.save(out, NStepSarsa.class, config);
    values.save(out);
    exploration.save(out);
    out.writeInt(planned);
    out.writeInt(waiting);
    for (var i = 0; i < waiting; i++) {
      var place = (oldest + i) % config.steps();
      out.writeInt(states[place]);
      out.writeInt(actions[place]);
      out.writeDouble(rewards[place]);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    Configuration.require(in, NStepSarsa.class, config);
    values.load(in);
    exploration.load(in);
    planned = in.readInt();
    oldest = 0;
    waiting = in.readInt();
    for (var i = 0; i < waiting; i++) {
      states[i] = in.readInt();
      actions[i] = in.readInt();
      rewards[i] = in.readDouble();
    }
  }
}
