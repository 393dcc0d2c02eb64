package io.eddy.benchmarks;

import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.ViewerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What viewers do with a slate: some of them look at positions from the first on, and mostly enter one of
 * these, the first ones more often. Confined to one thread.
 */
final class Reactions {
  private static final int ENTER_OF_TEN = 6;
  private static final int LIKE_ONE_IN = 4;
  private static final double MEAN_SECONDS = 60;

  private final String source;
  private final int lookOneIn;
  private final RandomGenerator random;
  private long events;

  /**
   * Reactions.
   *
   * @param source names their events, and no others
   * @param lookOneIn one slate in so many is looked at
   */
  Reactions(String source, int lookOneIn, RandomGenerator random) {
    this.source = source;
    this.lookOneIn = lookOneIn;
    this.random = random;
  }

  /** The events of one viewer, all at a time, epoch milliseconds; empty if nobody looks. */
  List<LiveEvent> to(String viewer, String decision, List<String> rooms, long time) {
    var reaction = new ArrayList<LiveEvent>();
    if (rooms.isEmpty() || random.nextInt(lookOneIn) > 0) {
      return reaction;
    }
    var examined = 1 + random.nextInt(rooms.size());
    for (var j = 0; j < examined; j++) {
      reaction.add(
          new ViewerEvent.Impression(envelope(time), viewer, rooms.get(j), decision, j, "home"));
    }
    if (random.nextInt(10) < ENTER_OF_TEN) {
      var j = random.nextInt(1 + random.nextInt(examined));
      var room = rooms.get(j);
      var visit = "visit-" + source + "-" + events;
      reaction.add(new ViewerEvent.Enter(envelope(time), viewer, room, visit, decision, j));
      if (random.nextInt(LIKE_ONE_IN) == 0) {
        reaction.add(new ViewerEvent.Like(envelope(time), viewer, room, 1, visit));
      }
      var seconds = -MEAN_SECONDS * Math.log(1 - random.nextDouble());
      reaction.add(new ViewerEvent.Leave(envelope(time), viewer, room, visit, seconds, null));
    }
    return reaction;
  }

  private Envelope envelope(long time) {
    return new Envelope("benchmark", source + "-" + events++, time);
  }
}
