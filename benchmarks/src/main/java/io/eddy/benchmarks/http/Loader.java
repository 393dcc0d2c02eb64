package io.eddy.benchmarks.http;

import io.eddy.benchmarks.http.Connection.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * Sends requests over kept-alive connections and tells how long the answers took: as fast as they
 * come (closed loop), or at a rate. At a rate, time counts from when a request was due, whether or
 * not its connection was free. {@link HttpBenchmark} starts it.
 */
final class Loader {
  private static final int CONNECTIONS = 64;
  private static final long WARM_UP_NANOS = 2_000_000_000L;
  private static final String DECISION_ID = "\"decisionId\":\"";

  private final int port;
  private final Requests requests;
  private final double rate;
  private final long startNanos = System.nanoTime();
  private final long endNanos;
  private final Queue<String> decisions = new ConcurrentLinkedQueue<>();

  private Loader(int port, Requests requests, int seconds, double rate) {
    this.port = port;
    this.requests = requests;
    this.rate = rate;
    this.endNanos = startNanos + WARM_UP_NANOS + seconds * 1_000_000_000L;
  }

  /** What one connection saw: latencies in nanoseconds, and how many answers, and refusals. */
  private static final class Seen {
    private long[] nanos = new long[1024];
    private int count;
    private int refused;
    private long answers;

    void add(long latency) {
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * count);
      }
      nanos[count++] = latency;
    }
  }

  /**
   * Loads.
   *
   * @param arguments port, requests, seconds, requests per second or 0, file for decision ids
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var seconds = Integer.parseInt(arguments[2]);
    var loader =
        new Loader(
            Integer.parseInt(arguments[0]),
            Requests.valueOf(arguments[1]),
            seconds,
            Double.parseDouble(arguments[3]));
    System.out.println(loader.run(seconds));
    Files.write(Path.of(arguments[4]), loader.decisions);
  }

  private LoadReport run(int seconds) throws InterruptedException {
    var all = new ArrayList<Seen>();
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < CONNECTIONS; i++) {
      var number = i;
      var seen = new Seen();
      all.add(seen);
      threads.add(Thread.startVirtualThread(() -> load(number, seen)));
    }
    for (var thread : threads) {
      thread.join();
    }
    return report(all, seconds);
  }

  private void load(int number, Seen seen) {
    var random = new SplittableRandom(number);
    try (var connection = new Connection(port)) {
      for (long n = number; ; n += CONNECTIONS) {
        var due = rate == 0 ? System.nanoTime() : startNanos + (long) (n / rate * 1e9);
        if (due >= endNanos) {
          return;
        }
        for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        var answer = connection.exchange(requests.path(), requests.body(n, random));
        take(answer, due, seen);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(Answer answer, long due, Seen seen) {
    var now = System.nanoTime();
    seen.answers++;
    if (answer.status() != 200) {
      seen.refused++;
    } else if (due - startNanos >= WARM_UP_NANOS && now <= endNanos) {
      seen.add(now - due);
    }
    var at = answer.body().indexOf(DECISION_ID);
    if (at >= 0) {
      var from = at + DECISION_ID.length();
      decisions.add(answer.body().substring(from, answer.body().indexOf('"', from)));
    }
  }

  private static LoadReport report(List<Seen> all, int seconds) {
    var sorted =
        all.stream()
            .flatMapToLong(seen -> LongStream.of(seen.nanos).limit(seen.count))
            .sorted()
            .toArray();
    var refused = all.stream().mapToInt(seen -> seen.refused).sum();
    return new LoadReport(
        all.stream().mapToLong(seen -> seen.answers).sum(),
        sorted.length / (double) seconds,
        millis(sorted, .5),
        millis(sorted, .99),
        millis(sorted, .999),
        refused);
  }

  private static double millis(long[] sorted, double share) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) (share * sorted.length)] / 1e6;
  }
}
