package io.eddy.rl.environment;

import io.eddy.rl.mdp.Environment;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.random.RandomGenerator;

/**
 * Another environment, whose episodes are truncated after some steps: the process goes on unseen, so
 * the limit is no part of it (Pardo et al. 2018, "Time limits in reinforcement learning"). An episode
 * that terminates with the last step is not truncated. Not safe for threads.
 */
public final class TimeLimited implements Environment {

  private final Environment environment;
  private final int limit;
  private int steps;

  /**
   * A limited environment.
   *
   * @param limit steps of an episode, at least 1
   */
  public TimeLimited(Environment environment, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("The limit (%d) must be positive.".formatted(limit));
    }
    this.environment = environment;
    this.limit = limit;
  }

  @Override
  public ObservationShape shape() {
    return environment.shape();
  }

  @Override
  public void reset(RandomGenerator random, Observation first) {
    steps = 0;
    environment.reset(random, first);
  }

  @Override
  public double step(int action, RandomGenerator random, Observation next) {
    steps++;
    return environment.step(action, random, next);
  }

  @Override
  public boolean terminated() {
    return environment.terminated();
  }

  @Override
  public boolean truncated() {
    return !environment.terminated() && (steps >= limit || environment.truncated());
  }

  @Override
  public boolean reachedGoal() {
    return environment.reachedGoal();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(limit);
    out.writeInt(steps);
    environment.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    var saved = in.readInt();
    if (saved != limit) {
      throw new IOException(
          "The environment that was saved has a limit of %d steps, this one of %d."
              .formatted(saved, limit));
    }
    steps = in.readInt();
    environment.load(in);
  }
}
