package io.eddy.rl.training;

import io.eddy.rl.mdp.Environment;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.random.RandomGenerator;

/**
 * Five cells in a row; an episode starts in a random one of the first four and ends in the last. A
 * step costs 1 and goes left or right as asked, or, one time in five, the other way. After 30 steps
 * nobody looks any longer.
 */
final class Corridor implements Environment {
  static final ObservationShape SHAPE = ObservationShape.fixed(1, 2);
  static final int CELLS = 5;
  private static final int LIMIT = 30;

  private int cell;
  private int steps;

  @Override
  public ObservationShape shape() {
    return SHAPE;
  }

  @Override
  public void reset(RandomGenerator random, Observation first) {
    cell = random.nextInt(CELLS - 1);
    steps = 0;
    write(first);
  }

  @Override
  public double step(int action, RandomGenerator random, Observation next) {
    var way = action == 1 ? 1 : -1;
    cell = Math.clamp(cell + (random.nextInt(5) == 0 ? -way : way), 0, CELLS - 1);
    steps++;
    write(next);
    return -1;
  }

  private void write(Observation observation) {
    observation.offer(2);
    observation.state()[0] = cell;
    if (cell == 0) {
      observation.mask(0);
    }
  }

  @Override
  public boolean terminated() {
    return cell == CELLS - 1;
  }

  @Override
  public boolean truncated() {
    return steps >= LIMIT;
  }

  @Override
  public boolean reachedGoal() {
    return cell == CELLS - 1;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(cell);
    out.writeInt(steps);
  }

  @Override
  public void load(DataInput in) throws IOException {
    cell = in.readInt();
    steps = in.readInt();
  }
}
