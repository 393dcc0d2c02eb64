package io.eddy.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * The chance of a service, counting the seeds of decisions: they alone are drawn as longs, once per draw
 * of a slate, whether it is taken or not.
 */
final class CountedSeeds implements RandomGenerator {
  private final SplittableRandom random;
  private final AtomicLong drawn = new AtomicLong();

  CountedSeeds(SplittableRandom random) {
    this.random = random;
  }

  /** How many slates were drawn. */
  long drawn() {
    return drawn.get();
  }

  @Override
  public long nextLong() {
    drawn.incrementAndGet();
    return random.nextLong();
  }

  @Override
  public int nextInt(int bound) {
    return random.nextInt(bound);
  }

  @Override
  public void nextBytes(byte[] bytes) {
    random.nextBytes(bytes);
  }
}
