package io.eddy.rl.random;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.random.RandomGenerator;

/**
 * A generator whose state is one number, so that a run can be resumed bit for bit.
 *
 * <ol>
 *   <li>Steele, Lea and Flood 2014, "Fast Splittable Pseudorandom Number Generators", with the
 *       constants of Stafford's variant 13.
 * </ol>
 *
 * <p>Not safe for threads.
 */
public final class SplitMix64 implements RandomGenerator, Resumable {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** A generator; equal seeds give equal numbers. */
  public SplitMix64(long seed) {
    this.state = seed;
  }

  /** Another generator, independent of what this one gives from here on. */
  public SplitMix64 split() {
    return new SplitMix64(mix(nextLong() ^ GOLDEN_GAMMA));
  }

  @Override
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  private static long mix(long number) {
    var z = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(state);
  }

  @Override
  public void load(DataInput in) throws IOException {
    state = in.readLong();
  }
}
