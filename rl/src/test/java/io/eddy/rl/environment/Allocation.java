package io.eddy.rl.environment;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a thread allocates. */
public final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** Bytes that this thread allocates in a run, after some runs to warm up. */
  public static long bytes(Runnable run) {
    for (var warmUp = 0; warmUp < 20; warmUp++) {
      run.run();
      THREADS.getCurrentThreadAllocatedBytes();
    }
    var before = THREADS.getCurrentThreadAllocatedBytes();
    run.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
