package io.eddy.service.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bounded queue before the writer, and the writer's thread. What arrives while a batch is being
 * made durable shares the next one.
 */
public final class Intake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final int MOST_AT_ONCE = 4_000;
  private static final long IDLE_MILLIS = 20;

  private final FactWriter writer;
  private final int capacity;
  private final Semaphore free;
  private final BlockingQueue<Submission> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean ended;

  /**
   * Starts the writer's thread.
   *
   * @param capacity events and decisions that may wait
   */
  public Intake(FactWriter writer, int capacity) {
    this.writer = writer;
    this.capacity = capacity;
    this.free = new Semaphore(capacity);
    this.thread = Thread.ofPlatform().name("eddy-writer").start(this::run);
  }

  /**
   * Queues a submission.
   *
   * @throws OverloadedException if it does not fit into the queue: nothing of it was taken
   */
  public void submit(Submission submission) {
    if (closing) {
      throw new UnavailableException("Eddy is shutting down. Send it again when it is back.");
    }
    if (!free.tryAcquire(submission.weight())) {
      throw new OverloadedException(
          "%d events and decisions are waiting already.".formatted(capacity));
    }
    queue.add(submission);
    if (ended) {
      failWhatWaits(); // the writer had ended before it could see this
    }
  }

  /** Whether the writer's thread is at work. */
  public boolean running() {
    return thread.isAlive() && !closing;
  }

  /** How full the queue is, 0 to 1. */
  public double pressure() {
    return 1 - free.availablePermits() / (double) capacity;
  }

  /** Takes nothing more, writes what waits, and ends the thread. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
      ended = true;
      failWhatWaits();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void failWhatWaits() {
    var gone = new UnavailableException("Eddy has shut down. Send it again when it is back.");
    for (var left = queue.poll(); left != null; left = queue.poll()) {
      left.fail(gone);
    }
  }

  private void run() {
    while (!closing || !queue.isEmpty()) {
      try {
        write(next());
      } catch (InterruptedException e) {
        closing = true;
      }
    }
  }

  /** The edge of the writer's thread: a batch that fails is answered, and the writer goes on. */
  private void write(List<Submission> batch) {
    try {
      writer.write(batch);
    } catch (RuntimeException e) {
      LOG.error("A batch of {} submissions could not be written", batch.size(), e);
      var cause = new UnavailableException("The batch could not be written. Send it again.", e);
      batch.forEach(submission -> submission.fail(cause));
    } finally {
      batch.forEach(submission -> free.release(submission.weight()));
    }
  }

  private List<Submission> next() throws InterruptedException {
    var batch = new ArrayList<Submission>();
    var first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    var weight = 0;
    for (var next = first; next != null; next = weight < MOST_AT_ONCE ? queue.poll() : null) {
      batch.add(next);
      weight += next.weight();
    }
    return batch;
  }
}
