package io.eddy.learning.online;

import io.eddy.storage.FactLog;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a learner beside the service: learns what is new, publishes at most four times a second, rests
 * while requests need the time.
 */
public final class LearnerThread implements AutoCloseable {
  /** The shortest time between two versions, wall clock. */
  public static final Duration PUBLICATION = Duration.ofMillis(250);

  private static final Logger LOG = LoggerFactory.getLogger(LearnerThread.class);
  private static final Duration PATIENCE = Duration.ofMillis(20);

  private final OnlineLearner learner;
  private final FactLog log;
  private final BooleanSupplier publishes;
  private final BooleanSupplier yields;
  private final LongConsumer published;
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean failed;

  /**
   * Starts the thread.
   *
   * @param publishes whether versions may be published now
   * @param yields whether the learner should rest now
   * @param published hears of each version: nanoseconds since the oldest lesson in it was given
   */
  public LearnerThread(
      OnlineLearner learner,
      FactLog log,
      BooleanSupplier publishes,
      BooleanSupplier yields,
      LongConsumer published) {
    this.learner = learner;
    this.log = log;
    this.publishes = publishes;
    this.yields = yields;
    this.published = published;
    this.thread = Thread.ofPlatform().name("eddy-learner").start(this::run);
  }

  /** Whether learning has stopped for an error, which the log tells. */
  public boolean failed() {
    return failed;
  }

  /** Publishes what was learned and ends; the rest of the log waits for the next start. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The edge of the learner's thread: an error stops learning, never serving. */
  private void run() {
    try {
      var publishedAtNanos = System.nanoTime() - PUBLICATION.toNanos();
      while (!closing) {
        var idle = yields.getAsBoolean() || !learner.step();
        var due = System.nanoTime() - publishedAtNanos >= PUBLICATION.toNanos();
        if (due && learner.hasNews() && publishes.getAsBoolean()) {
          publishedAtNanos = System.nanoTime();
          publish();
        }
        if (idle) {
          rest();
        }
      }
      if (publishes.getAsBoolean()) {
        learner.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failed = true;
      LOG.error("Learning has stopped; serving goes on with the version in force", e);
    }
  }

  private void publish() {
    var since = learner.newsSinceNanos();
    if (learner.publish()) {
      published.accept(System.nanoTime() - since);
    }
  }

  private void rest() throws InterruptedException {
    if (yields.getAsBoolean()) {
      Thread.sleep(PATIENCE);
    } else {
      log.await(learner.consumed(), PATIENCE);
    }
  }
}
