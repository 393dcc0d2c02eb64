package example.plugin;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Every-visit Monte Carlo control with an ε-soft policy (Sutton and Barto 2018, §5.4): when an episode
 * is over, each of its steps' values moves to the mean of the returns that followed it,
 *
 * <pre>
 * G ← R + γG,   n(s,a) ← n(s,a) + 1,   q(s,a) ← q(s,a) + (G − q(s,a))/n(s,a)
 * </pre>
 *
 * <p>An episode that was only cut off teaches what came until then.
 */
public final class MonteCarlo implements Agent {
  private final int actions;
  private final MonteCarloConfig config;
  private final SplitMix64 random;
  private final double[] values;
  private final long[] visits;
  private int[] pairs = new int[64]; // state · actions + action of each step of the episode
  private double[] rewards = new double[64];
  private int length;
  private long steps;

  /** An agent that has seen nothing. */
  public MonteCarlo(int states, int actions, MonteCarloConfig config, SplitMix64 random) {
    this.actions = actions;
    this.config = config;
    this.random = random;
    this.values = new double[states * actions];
    this.visits = new long[values.length];
  }

  @Override
  public int act(int environment, Observation observation) {
    if (random.nextDouble() >= config.exploration().at(steps)) {
      return best(values, observation);
    }
    int action;
    do {
      action = random.nextInt(observation.count());
    } while (!observation.available(action));
    return action;
  }

  @Override
  public void observe(int environment, Transition transition) {
    if (length == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * length);
      rewards = Arrays.copyOf(rewards, 2 * length);
    }
    pairs[length] = ((int) transition.observation().state()[0]) * actions + transition.action();
    rewards[length] = transition.reward();
    length++;
    steps++;
    if (transition.ended()) {
      learn();
    }
  }

  private void learn() {
    var sum = 0.0;
    for (var step = length - 1; step >= 0; step--) {
      sum = rewards[step] + config.discount() * sum;
      var pair = pairs[step];
      visits[pair]++;
      values[pair] += (sum - values[pair]) / visits[pair];
    }
    length = 0;
  }

  @Override
  public Policy policy() {
    var copy = values.clone();
    return new Policy() {
      @Override
      public int choose(Observation observation, RandomGenerator chance) {
        return best(copy, observation);
      }

      @Override
      public void probabilities(Observation observation, double[] probabilities) {
        Arrays.fill(probabilities, 0);
        probabilities[best(copy, observation)] = 1;
      }
    };
  }

  private int best(double[] table, Observation observation) {
    var first = ((int) observation.state()[0]) * actions;
    var best = -1;
    for (var action = 0; action < observation.count(); action++) {
      if (observation.available(action)
          && (best < 0 || table[first + action] > table[first + best])) {
        best = action;
      }
    }
    return best;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    random.save(out);
    out.writeInt(values.length);
    for (var pair = 0; pair < values.length; pair++) {
      out.writeDouble(values[pair]);
      out.writeLong(visits[pair]);
    }
    out.writeLong(steps);
    out.writeInt(length);
    for (var step = 0; step < length; step++) {
      out.writeInt(pairs[step]);
      out.writeDouble(rewards[step]);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    random.load(in);
    var saved = in.readInt();
    if (saved != values.length) {
      throw new IOException(
          "The file holds %d action values, this agent %d: they are of different configurations."
              .formatted(saved, values.length));
    }
    for (var pair = 0; pair < values.length; pair++) {
      values[pair] = in.readDouble();
      visits[pair] = in.readLong();
    }
    steps = in.readLong();
    length = in.readInt();
    pairs = Arrays.copyOf(pairs, Math.max(pairs.length, length));
    rewards = Arrays.copyOf(rewards, pairs.length);
    for (var step = 0; step < length; step++) {
      pairs[step] = in.readInt();
      rewards[step] = in.readDouble();
    }
  }
}
