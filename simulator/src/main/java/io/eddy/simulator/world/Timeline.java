package io.eddy.simulator.world;

import java.util.PriorityQueue;

/** What will happen, in the order of its times; what is planned first happens first among equals. */
final class Timeline {
  private final PriorityQueue<Happening.Planned> queue = new PriorityQueue<>();
  private long planned;

  /** When something happens next, epoch milliseconds. */
  long next() {
    var head = queue.peek();
    return head == null ? Long.MAX_VALUE : head.time();
  }

  /** Takes what happens next. */
  Happening.Planned remove() {
    return queue.remove();
  }

  void plan(long time, Happening what) {
    queue.add(new Happening.Planned(time, planned++, what));
  }
}
