package io.eddy.benchmarks.http;

import io.eddy.benchmarks.Zipf;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What the loader asks: the n-th request of a kind. Viewers and rooms follow Zipf's law. */
enum Requests {
  /** An endpoint that does nothing. */
  NOTHING("/health/live") {
    @Override
    String body(long n, RandomGenerator random) {
      return "";
    }
  },
  /** Ten rooms for a viewer. */
  RECOMMEND("/api/v1/recommend") {
    @Override
    String body(long n, RandomGenerator random) {
      return "{\"viewerId\":\"viewer-%d\"}".formatted(Crowd.VIEWERS.draw(random));
    }
  },
  /** One event. */
  EVENT("/api/v1/events") {
    @Override
    String body(long n, RandomGenerator random) {
      return events(n, 1, random);
    }
  },
  /** Ten events. */
  EVENTS_10("/api/v1/events") {
    @Override
    String body(long n, RandomGenerator random) {
      return events(n, 10, random);
    }
  },
  /** A hundred events. */
  EVENTS_100("/api/v1/events") {
    @Override
    String body(long n, RandomGenerator random) {
      return events(n, 100, random);
    }
  };

  private static final String RUN = Long.toString(new SplittableRandom().nextLong(), 36);

  private final String path;

  Requests(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  /** The body; empty for a GET. */
  abstract String body(long n, RandomGenerator random);

  /** Events of visits: entered, watched, liked, left, each with an id of its own. */
  static String events(long n, int count, RandomGenerator random) {
    var body = new StringBuilder(count * 128).append('[');
    for (var i = 0; i < count; i++) {
      var id = RUN + "-" + n + "-" + i;
      var viewer = Crowd.VIEWERS.draw(random);
      var room = Crowd.ROOMS.draw(random);
      var rest =
          switch (i % 4) {
            case 0 -> "\"type\":\"enter\"";
            case 1 -> "\"type\":\"watch\",\"watchSeconds\":12.5";
            case 2 -> "\"type\":\"like\",\"count\":2";
            default -> "\"type\":\"leave\",\"watchSeconds\":40.25";
          };
      body.append(i == 0 ? "{" : ",{").append(rest).append(",\"id\":\"").append(id);
      body.append("\",\"viewerId\":\"viewer-").append(viewer);
      body.append("\",\"roomId\":\"r").append(room).append("\"}");
    }
    return body.append(']').toString();
  }

  /** Who is there. */
  static final class Crowd {
    static final int ROOM_COUNT = 1_000;
    static final int VIEWER_COUNT = 10_000;
    static final Zipf ROOMS = new Zipf(ROOM_COUNT, 1);
    static final Zipf VIEWERS = new Zipf(VIEWER_COUNT, .8);

    private Crowd() {}
  }
}
