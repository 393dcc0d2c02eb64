package io.eddy.rl.training;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.random.RandomGenerator;

/** Learns to walk the {@link Corridor} by Q-learning; acts in any number of them. */
final class Walker implements Agent {
  private static final double EXPLORATION = .3;
  private static final double RATE = .1;

  private final SplitMix64 random;
  private final int environments;
  private final double[] values = new double[2 * Corridor.CELLS];

  Walker(int environments, SplitMix64 random) {
    this.environments = environments;
    this.random = random;
  }

  double[] values() {
    return values.clone();
  }

  @Override
  public int environments() {
    return environments;
  }

  @Override
  public int act(int environment, Observation observation) {
    if (!observation.available(0)) {
      return 1;
    }
    return random.nextDouble() < EXPLORATION
        ? random.nextInt(2)
        : best(values, (int) observation.state()[0]);
  }

  @Override
  public void observe(int environment, Transition transition) {
    var from = 2 * (int) transition.observation().state()[0] + transition.action();
    var to = (int) transition.next().state()[0];
    var after = transition.terminated() ? 0 : values[2 * to + best(values, to)];
    values[from] += RATE * (transition.reward() + after - values[from]);
  }

  @Override
  public Policy policy() {
    var copy = values.clone();
    return new Policy() {
      @Override
      public int choose(Observation observation, RandomGenerator chance) {
        return best(copy, (int) observation.state()[0]);
      }

      @Override
      public void probabilities(Observation observation, double[] probabilities) {
        probabilities[best(copy, (int) observation.state()[0])] = 1;
      }
    };
  }

  private static int best(double[] values, int cell) {
    return cell == 0 || values[2 * cell + 1] > values[2 * cell] ? 1 : 0;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    random.save(out);
    for (var value : values) {
      out.writeDouble(value);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    random.load(in);
    for (var i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
  }
}
