package io.eddy.storage;

import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The offset at which the next fact will stand, and those who wait for it to rise. Reading takes no
 * lock; raising wakes whoever waits.
 */
public final class LogHead {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile long offset;
  private volatile boolean closed;

  /** Starts at an offset. */
  public LogHead(long offset) {
    this.offset = offset;
  }

  /** Where the next fact will stand. */
  public long offset() {
    return offset;
  }

  /** Throws unless the facts' positions continue from here in partition 0 without a gap. */
  public void requireContinuedBy(List<LoggedFact> facts) {
    var expected = new Position(0, offset);
    for (var fact : facts) {
      if (!fact.position().equals(expected)) {
        throw new IllegalArgumentException(
            "The fact at %s must stand at %s: facts continue the head of the log."
                .formatted(fact.position(), expected));
      }
      expected = expected.next();
    }
  }

  /** Throws unless the position is one of partition 0, the only one of an embedded log. */
  public static void requirePartition(Position position) {
    if (position.partition() != 0) {
      throw new IllegalArgumentException(
          "The partition (%d) must be 0: an embedded log has no other."
              .formatted(position.partition()));
    }
  }

  /** Throws if a new tail lies beyond the head. */
  public void requireNotBefore(Position newTail) {
    requirePartition(newTail);
    if (newTail.offset() > offset) {
      throw new IllegalArgumentException(
          "The new tail (%d) must not lie beyond the head (%d)."
              .formatted(newTail.offset(), offset));
    }
  }

  /** Makes facts before a larger offset visible; by the one appender. */
  public void raise(long newOffset) {
    lock.lock();
    try {
      offset = newOffset;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Sends everybody home who waits. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the head is beyond an offset, the time is over or the log is closed. */
  public boolean await(long wanted, Duration timeout) throws InterruptedException {
    if (wanted < offset) {
      return true;
    }
    lock.lockInterruptibly();
    try {
      var nanos = timeout.toNanos();
      while (wanted >= offset && !closed && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      return wanted < offset;
    } finally {
      lock.unlock();
    }
  }
}
