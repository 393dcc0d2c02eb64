package io.eddy.rl.environment;

import io.eddy.rl.mdp.Environment;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A finite environment whose n states are shown as n features, a 1 at the state's index and 0 elsewhere:
 * a linear function of them is a table, so that approximation can be held against exact values. Not
 * safe for threads.
 */
public final class OneHot implements Environment {

  private final FiniteEnvironment environment;
  private final ObservationShape shape;
  private final Observation inner;

  /** The environment with features instead of an index. */
  public OneHot(FiniteEnvironment environment) {
    this.environment = environment;
    this.shape = ObservationShape.fixed(environment.states(), environment.shape().mostActions());
    this.inner = new Observation(environment.shape());
  }

  @Override
  public ObservationShape shape() {
    return shape;
  }

  @Override
  public void reset(RandomGenerator random, Observation first) {
    environment.reset(random, inner);
    write(first);
  }

  @Override
  public double step(int action, RandomGenerator random, Observation next) {
    var reward = environment.step(action, random, inner);
    write(next);
    return reward;
  }

  private void write(Observation observation) {
    Arrays.fill(observation.state(), 0);
    observation.state()[(int) inner.state()[0]] = 1;
    if (observation.masked() || inner.masked()) {
      observation.offer(inner.count());
      for (var action = 0; action < inner.count(); action++) {
        if (!inner.available(action)) {
          observation.mask(action);
        }
      }
    }
  }

  @Override
  public boolean terminated() {
    return environment.terminated();
  }

  @Override
  public boolean truncated() {
    return environment.truncated();
  }

  @Override
  public boolean reachedGoal() {
    return environment.reachedGoal();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    environment.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    environment.load(in);
  }
}
