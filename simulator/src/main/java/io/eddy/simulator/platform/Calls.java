package io.eddy.simulator.platform;

import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.simulator.world.ShownSlate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * The calls to the recommender: timed, counted, and repeated as long as it is only overloaded. Safe
 * for threads.
 */
final class Calls {
  /** How often an overloaded recommender is asked again before the call counts as failed. */
  static final int MOST_RETRIES = 20;

  /** The longest wait before a repetition, whatever the recommender asks for. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final Recommendations recommendations;
  private final Latencies recommend = new Latencies();
  private final Latencies send = new Latencies();
  private final LongAdder decisions = new LongAdder();
  private final LongAdder emptySlates = new LongAdder();
  private final LongAdder events = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder errors = new LongAdder();
  private volatile String lastError = "";

  Calls(Recommendations recommendations) {
    this.recommendations = recommendations;
  }

  /** Sends events in calls of at most {@link Recommendations#MOST_EVENTS}. */
  void send(List<LiveEvent> due) {
    for (var from = 0; from < due.size(); from += Recommendations.MOST_EVENTS) {
      var part = due.subList(from, Math.min(due.size(), from + Recommendations.MOST_EVENTS));
      var refused = timed(send, () -> recommendations.send(part), part.size());
      events.add(part.size());
      rejected.add(refused);
    }
  }

  /** Asks for a slate; an empty one where no answer came. */
  ShownSlate recommend(SlateRequest request) {
    var slate = timed(recommend, () -> recommendations.recommend(request), ShownSlate.EMPTY);
    decisions.increment();
    if (slate.roomIds().isEmpty()) {
      emptySlates.increment();
    }
    return slate;
  }

  RunCounts counts(Duration simulated, Duration wall) {
    return new RunCounts(
        simulated,
        wall,
        decisions.sum(),
        emptySlates.sum(),
        events.sum(),
        rejected.sum(),
        retries.sum(),
        errors.sum(),
        lastError,
        recommend.summary(),
        send.summary());
  }

  Progress progress(Duration simulated, Duration wall) {
    return new Progress(simulated, wall, decisions.sum(), events.sum(), errors.sum());
  }

  private <T> T timed(Latencies latencies, Supplier<T> call, T failed) {
    for (var attempt = 0; attempt <= MOST_RETRIES; attempt++) {
      var started = System.nanoTime();
      try {
        var answer = call.get();
        latencies.add(System.nanoTime() - started);
        return answer;
      } catch (OverloadedException overloaded) {
        retries.increment();
        if (!waited(overloaded.retryAfter())) {
          break;
        }
      } catch (RuntimeException failure) {
        lastError = failure.toString();
        break;
      }
    }
    errors.increment();
    return failed;
  }

  private static boolean waited(Duration asked) {
    try {
      Thread.sleep(asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT);
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
