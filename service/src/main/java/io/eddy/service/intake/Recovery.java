package io.eddy.service.intake;

import io.eddy.recommender.fact.Position;
import io.eddy.storage.FactLog;
import java.util.List;

/**
 * Brings a view to the head of the log: from the position at which it stands, fact by fact, through
 * the same fold as live.
 *
 * @param next the fact that the view folds next
 * @param recordedTime of the newest fact, epoch milliseconds; 0 if there is none
 * @param facts how many were folded
 */
public record Recovery(Position next, long recordedTime, long facts) {
  private static final int READ_AT_ONCE = 2_000;

  /** Folds the log from a position to its head. */
  public static Recovery replay(
      FactLog log, Position from, Folding folding, List<FoldListener> listeners) {
    var next = from;
    var recordedTime = lastRecorded(log, from);
    var count = 0L;
    while (next.compareTo(log.head()) < 0) {
      var facts = log.read(next, READ_AT_ONCE);
      for (var fact : facts) {
        folding.fold(fact, listeners);
        recordedTime = Math.max(recordedTime, fact.stamp().recordedTime());
      }
      next = facts.getLast().position().next();
      count += facts.size();
    }
    return new Recovery(next, recordedTime, count);
  }

  private static long lastRecorded(FactLog log, Position from) {
    if (from.compareTo(log.tail()) <= 0) {
      return 0;
    }
    var before = new Position(from.partition(), from.offset() - 1);
    var facts = log.read(before, 1);
    return facts.isEmpty() ? 0 : facts.getFirst().stamp().recordedTime();
  }
}
