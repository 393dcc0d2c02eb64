package io.eddy.rl.tabular;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.policy.Schedule;
import io.eddy.rl.random.Resumable;
import io.eddy.rl.random.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The best action with probability 1 − ε, with ε any that may be taken, the best one too (Sutton and
 * Barto 2018, §2.2). Counts the choices, by which ε changes. Not safe for threads.
 */
final class Exploration implements Resumable {

  private final Schedule schedule;
  private final SplitMix64 random;
  private long choices;

  Exploration(Schedule schedule, SplitMix64 random) {
    this.schedule = schedule;
    this.random = random;
  }

  /** ε of the next choice. */
  double epsilon() {
    return schedule.at(choices);
  }

  /** Chooses the best action, or any. */
  int choose(Observation observation, int best) {
    var explores = random.nextDouble() < epsilon();
    choices++;
    if (!explores) {
      return best;
    }
    var left = random.nextInt(available(observation));
    var action = 0;
    while (!observation.available(action) || left-- > 0) {
      action++;
    }
    return action;
  }

  /** Σₐ π(a|s) Q(s,a) under the next choice. */
  double expected(Observation observation, ActionValues values) {
    var state = ActionValues.state(observation);
    var sum = 0.0;
    for (var action = 0; action < observation.count(); action++) {
      sum += observation.available(action) ? values.q(state, action) : 0;
    }
    var epsilon = epsilon();
    return (1 - epsilon) * values.max(observation) + epsilon * sum / available(observation);
  }

  private static int available(Observation observation) {
    var count = 0;
    for (var action = 0; action < observation.count(); action++) {
      count += observation.available(action) ? 1 : 0;
    }
    return count;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    random.save(out);
    out.writeLong(choices);
  }

  @Override
  public void load(DataInput in) throws IOException {
    random.load(in);
    choices = in.readLong();
  }
}
