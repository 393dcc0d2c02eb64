package io.eddy.cli.export;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Leads each viewer's displayed slates to the next one. A viewer who stays away for the horizon has
 * ended the process. Memory: one row for each viewer seen within the horizon.
 */
final class Transitions {
  private final long horizonMillis;
  private final Consumer<TransitionRow> sink;
  private final Map<String, TransitionRow> waiting = new HashMap<>();
  private long sweptAt;

  Transitions(long horizonMillis, Consumer<TransitionRow> sink) {
    this.horizonMillis = horizonMillis;
    this.sink = sink;
  }

  /** The next displayed slate of its viewer; slates come in the order in which they were decided. */
  void next(TransitionRow row) {
    var before = waiting.put(row.viewerId(), row);
    if (before != null) {
      sink.accept(isOver(before, row.time()) ? before.ended() : before.leadingTo(row));
    }
    if (row.time() - sweptAt > horizonMillis) {
      sweptAt = row.time();
      sweep(row.time());
    }
  }

  /** The log has ended, at a time. */
  void end(long time) {
    sweep(time);
    waiting.values().forEach(row -> sink.accept(row.cutOff()));
    waiting.clear();
  }

  private void sweep(long time) {
    var rows = waiting.values().iterator();
    while (rows.hasNext()) {
      var row = rows.next();
      if (isOver(row, time)) {
        sink.accept(row.ended());
        rows.remove();
      }
    }
  }

  private boolean isOver(TransitionRow row, long time) {
    return time - row.time() > horizonMillis;
  }
}
