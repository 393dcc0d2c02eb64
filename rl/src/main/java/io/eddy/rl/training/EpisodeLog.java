package io.eddy.rl.training;

import io.eddy.rl.random.Resumable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The training episodes that ended, in the order of their ends: the learning curve. Grows by
 * doubling, 17 bytes an episode. Not safe for threads.
 */
public final class EpisodeLog implements Resumable {

  /** Episodes over which the mean decides whether a task is solved. */
  public static final int WINDOW = 100;

  private static final int FIRST_CAPACITY = 1024;

  private double[] returns = new double[FIRST_CAPACITY];
  private long[] ends = new long[FIRST_CAPACITY];
  private boolean[] successes = new boolean[FIRST_CAPACITY];
  private int count;

  /** An empty log. */
  public EpisodeLog() {}

  /**
   * Notes an episode.
   *
   * @param end steps taken in all environments when it ended
   * @param episodeReturn sum of its rewards, not discounted
   * @param success whether it reached the goal
   */
  void add(long end, double episodeReturn, boolean success) {
    if (count == returns.length) {
      grow(2 * count);
    }
    ends[count] = end;
    returns[count] = episodeReturn;
    successes[count] = success;
    count++;
  }

  /** Number of episodes. */
  public int count() {
    return count;
  }

  /** Return of an episode. */
  public double episodeReturn(int episode) {
    return returns[episode];
  }

  /** Whether an episode reached the goal. */
  public boolean success(int episode) {
    return successes[episode];
  }

  /** Steps taken in all environments when an episode ended. */
  public long end(int episode) {
    return ends[episode];
  }

  /** Mean return of the last 100 episodes, of fewer if there are fewer; NaN if there are none. */
  public double lastReturn() {
    return windowReturn(count);
  }

  /** Mean return of the 100 episodes before some episode, of fewer if there are fewer. */
  public double windowReturn(int before) {
    return windowReturn(before, WINDOW);
  }

  /** Mean return of the last episodes that had ended after some steps; NaN if none had. */
  public double returnAround(long step, int window) {
    var place = Arrays.binarySearch(ends, 0, count, step);
    return windowReturn(place >= 0 ? place + 1 : -place - 1, window);
  }

  private double windowReturn(int before, int window) {
    var first = Math.max(0, before - window);
    var sum = 0.0;
    for (var i = first; i < before; i++) {
      sum += returns[i];
    }
    return sum / (before - first);
  }

  /** Steps taken when a window of 100 episodes first had a mean return of the threshold or more. */
  public OptionalLong solvedAt(double threshold) {
    for (var before = WINDOW; before <= count; before++) {
      if (windowReturn(before) >= threshold) {
        return OptionalLong.of(ends[before - 1]);
      }
    }
    return OptionalLong.empty();
  }

  /** Share of the episodes that reached the goal; NaN if there are none. */
  public double successRate() {
    var reached = 0;
    for (var i = 0; i < count; i++) {
      reached += successes[i] ? 1 : 0;
    }
    return (double) reached / count;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(count);
    for (var i = 0; i < count; i++) {
      out.writeLong(ends[i]);
      out.writeDouble(returns[i]);
      out.writeBoolean(successes[i]);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    count = in.readInt();
    if (count > returns.length) {
      grow(count);
    }
    for (var i = 0; i < count; i++) {
      ends[i] = in.readLong();
      returns[i] = in.readDouble();
      successes[i] = in.readBoolean();
    }
  }

  private void grow(int capacity) {
    ends = Arrays.copyOf(ends, capacity);
    returns = Arrays.copyOf(returns, capacity);
    successes = Arrays.copyOf(successes, capacity);
  }
}
