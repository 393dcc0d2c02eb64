package io.eddy.service.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * When something is over unless it is heard of again. Each key has one deadline; one that moves later
 * is looked at again when the earlier time comes, so that the queue holds about one entry per key.
 */
final class Deadlines {
  /** The state of a key that has no deadline. */
  static final long NEVER = Long.MAX_VALUE;

  private final PriorityQueue<Entry> queue = new PriorityQueue<>();
  private final Map<String, Long> scheduled = new HashMap<>();

  private record Entry(long time, String key) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      var byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : key.compareTo(other.key);
    }
  }

  /** The key's deadline is now this, epoch milliseconds, or {@link #NEVER}. */
  void set(String key, long time) {
    if (time == NEVER) {
      return;
    }
    var known = scheduled.get(key);
    if (known == null || time < known) {
      scheduled.put(key, time);
      queue.add(new Entry(time, key));
    }
  }

  /** Takes the keys to look at now, at most {@code limit}; each must be set again. */
  List<String> due(long now, int limit) {
    var due = new ArrayList<String>();
    while (due.size() < limit && !queue.isEmpty() && queue.peek().time <= now) {
      var entry = queue.remove();
      if (scheduled.remove(entry.key, entry.time)) {
        due.add(entry.key);
      }
    }
    return due;
  }

  int size() {
    return queue.size();
  }
}
