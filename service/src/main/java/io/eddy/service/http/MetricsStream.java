package io.eddy.service.http;

import io.eddy.protocol.Json;
import io.eddy.service.intake.OverloadedException;
import io.eddy.service.serving.Service;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live metrics as server-sent events, one a second.
 *
 * <p>All listeners share one clock and one encoded frame, so that ten open dashboards cost what one
 * costs. While the service wants the time for requests, a frame only says that it rests.
 */
final class MetricsStream {
  /** The most listeners at once. */
  static final int MAX_LISTENERS = 32;

  /** After which a listener comes back anew, well before the server would call it idle. */
  private static final int MAX_FRAMES = 45 * 60;

  private static final Logger LOG = LoggerFactory.getLogger(MetricsStream.class);

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private static final byte[] RETRY = "retry: 2000\n\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] REST = "event: rest\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] DATA = "data: ".getBytes(StandardCharsets.UTF_8);
  private static final byte[] END = "\n\n".getBytes(StandardCharsets.UTF_8);

  private final Service service;
  private final Semaphore places = new Semaphore(MAX_LISTENERS);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final long start = System.nanoTime();

  private long frameSecond = -1;
  private byte[] frame = REST;

  MetricsStream(Service service) {
    this.service = service;
  }

  /**
   * Takes a place and the first frame.
   *
   * @throws OverloadedException if no place is left
   */
  Listener open() {
    if (!places.tryAcquire()) {
      throw new OverloadedException(
          "All %d streams of metrics are taken.".formatted(MAX_LISTENERS));
    }
    try {
      return new Listener(frame(second()));
    } catch (RuntimeException | Error e) {
      places.release();
      throw e;
    }
  }

  /** Ends all streams. */
  void close() {
    closed.countDown();
  }

  private long second() {
    return (System.nanoTime() - start) / SECOND;
  }

  private synchronized byte[] frame(long second) {
    if (second != frameSecond) {
      frame = service.dashboardRests() ? REST : encoded();
      frameSecond = second;
    }
    return frame;
  }

  private byte[] encoded() {
    var json = Json.write(service.metrics());
    var event = new byte[DATA.length + json.length + END.length];
    System.arraycopy(DATA, 0, event, 0, DATA.length);
    System.arraycopy(json, 0, event, DATA.length, json.length);
    System.arraycopy(END, 0, event, DATA.length + json.length, END.length);
    return event;
  }

  /** One open stream. */
  final class Listener implements AutoCloseable {
    private final byte[] first;

    private Listener(byte[] first) {
      this.first = first;
    }

    /** Writes a frame a second until the reader goes, the server stops or a frame fails. */
    void writeTo(OutputStream out) throws IOException, InterruptedException {
      out.write(RETRY);
      out.write(first);
      out.flush();
      for (var frames = 1; frames < MAX_FRAMES; frames++) {
        var next = second() + 1;
        if (closed.await(start + next * SECOND - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          return;
        }
        var bytes = orNothing(next);
        if (bytes.length == 0) {
          return;
        }
        out.write(bytes);
        out.flush();
      }
    }

    /** The frame; nothing if it fails, too late for another status. */
    private byte[] orNothing(long second) {
      try {
        return frame(second);
      } catch (RuntimeException e) {
        LOG.error("A stream of metrics ends early", e);
        return new byte[0];
      }
    }

    @Override
    public void close() {
      places.release();
    }
  }
}
