package io.eddy.service;

import io.eddy.recommender.fact.Position;
import io.eddy.service.intake.ViewSnapshots;
import io.eddy.storage.FactLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Drops what the log no longer needs to hold: facts beyond age or size, but never those after the
 * stored view or after what a reader has consumed, and none within the windows of open decisions.
 */
final class LogRetention {
  private static final int STEP = 10_000;

  private final FactLog log;
  private final ViewSnapshots snapshots;
  private final Retention retention;
  private final Duration windows;
  private final InstantSource clock;
  private final Supplier<Position> consumed;

  /** Retention of a log; {@code consumed} tells what its slowest reader will read next. */
  LogRetention(
      FactLog log,
      ViewSnapshots snapshots,
      Retention retention,
      Duration windows,
      InstantSource clock,
      Supplier<Position> consumed) {
    this.log = log;
    this.snapshots = snapshots;
    this.retention = retention;
    this.windows = windows;
    this.clock = clock;
    this.consumed = consumed;
  }

  /** Drops facts if there are any to drop. */
  void enforce() {
    var from = log.tail();
    var bound = earlier(snapshots.durable(), consumed.get());
    var newest = clock.instant().minus(windows).toEpochMilli();
    var aged = clock.instant().minus(retention.age()).toEpochMilli();
    var to = from;
    var kept = log.bytes();
    var facts = Math.max(1, log.head().offset() - from.offset());
    var bytesPerFact = kept / (double) facts;
    while (to.offset() + STEP <= bound.offset()) {
      var candidate = new Position(to.partition(), to.offset() + STEP);
      var read = log.read(candidate, 1);
      if (read.isEmpty()) {
        break;
      }
      var recorded = read.getFirst().stamp().recordedTime();
      var tooMuch = kept - bytesPerFact * (to.offset() - from.offset()) > retention.bytes();
      if (recorded >= newest || !(recorded < aged || tooMuch)) {
        break;
      }
      to = candidate;
    }
    if (to.compareTo(from) > 0) {
      snapshots.dropOutcomes(from, to);
      log.truncate(to);
    }
  }

  private static Position earlier(Position one, Position other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
