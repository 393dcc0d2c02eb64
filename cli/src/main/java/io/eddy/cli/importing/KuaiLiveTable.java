package io.eddy.cli.importing;

import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The tables of KuaiLive and what a row of each says happened (Qu et al. 2025, "KuaiLive: a real-time
 * interactive dataset for live streaming recommendation", arXiv 2508.05633). A streamer's room is the
 * room, a {@code live_id} one broadcast of it. Times are epoch milliseconds.
 */
enum KuaiLiveTable {
  /** Broadcasts. */
  ROOM("live_id", "streamer_id", "start_timestamp", "end_timestamp") {
    @Override
    List<LiveEvent> events(Row row) {
      var start = row.time("start_timestamp");
      var end = row.time("end_timestamp");
      if (end < start) {
        throw new SenselessRowException("the broadcast ends before it starts");
      }
      var room = row.id("streamer_id");
      var broadcast = row.id("live_id");
      return List.of(
          new RoomEvent.Started(
              envelope(row, "start", start),
              room,
              room,
              broadcast,
              null,
              row.optional("live_content_category"),
              List.of(),
              null,
              null,
              null,
              null),
          new RoomEvent.Ended(envelope(row, "end", end), room, broadcast, null));
    }
  },
  /** Rooms that were on screen and not entered. */
  NEGATIVE("user_id", "live_id", "streamer_id", "timestamp") {
    @Override
    List<LiveEvent> events(Row row) {
      return List.of(
          new ViewerEvent.Impression(
              envelope(row, "", row.time("timestamp")),
              row.id("user_id"),
              row.id("streamer_id"),
              null,
              null,
              null));
    }
  },
  /** Visits. */
  CLICK("user_id", "live_id", "streamer_id", "timestamp", "watch_live_time") {
    @Override
    List<LiveEvent> events(Row row) {
      var time = row.time("timestamp");
      var watched = row.whole("watch_live_time");
      if (watched < 0) {
        throw new SenselessRowException("the watch time is negative");
      }
      var viewer = row.id("user_id");
      var room = row.id("streamer_id");
      var visit = "click-" + row.number();
      return List.of(
          new ViewerEvent.Enter(envelope(row, "enter", time), viewer, room, visit, null, null),
          new ViewerEvent.Leave(
              envelope(row, "leave", time + watched), viewer, room, visit, watched / MILLIS, null));
    }
  },
  /** Comments, without their text. */
  COMMENT("user_id", "live_id", "streamer_id", "timestamp") {
    @Override
    List<LiveEvent> events(Row row) {
      return List.of(
          new ViewerEvent.Comment(
              envelope(row, "", row.time("timestamp")),
              row.id("user_id"),
              row.id("streamer_id"),
              null,
              0,
              null));
    }
  },
  /** Likes. */
  LIKE("user_id", "live_id", "streamer_id", "timestamp") {
    @Override
    List<LiveEvent> events(Row row) {
      return List.of(
          new ViewerEvent.Like(
              envelope(row, "", row.time("timestamp")),
              row.id("user_id"),
              row.id("streamer_id"),
              1,
              null));
    }
  },
  /** Gifts; their price in coins is taken as minor units. */
  GIFT("user_id", "live_id", "streamer_id", "timestamp", "gift_price") {
    @Override
    List<LiveEvent> events(Row row) {
      var price = row.whole("gift_price");
      if (price < 0) {
        throw new SenselessRowException("the price is negative");
      }
      return List.of(
          new ViewerEvent.Gift(
              envelope(row, "", row.time("timestamp")),
              row.id("user_id"),
              row.id("streamer_id"),
              price,
              null,
              1,
              null,
              null));
    }
  };

  private static final double MILLIS = 1_000;

  private final String required;

  KuaiLiveTable(String... required) {
    this.required = String.join(",", required);
  }

  /** The columns that it must have. */
  Set<String> required() {
    return Set.of(required.split(",", -1));
  }

  /** Its file. */
  String file() {
    return name().toLowerCase(Locale.ROOT) + ".csv";
  }

  /**
   * What a row says happened.
   *
   * @throws SenselessRowException if it can't have
   */
  abstract List<LiveEvent> events(Row row);

  Envelope envelope(Row row, String part, long time) {
    var id = name().toLowerCase(Locale.ROOT) + "-" + row.number();
    return new Envelope("kuailive", part.isEmpty() ? id : id + "-" + part, time);
  }

  /** What comes first of what happened at one time. */
  static int rank(LiveEvent event) {
    return switch (event) {
      case RoomEvent.Started started -> 0;
      case RoomEvent.Updated updated -> 1;
      case RoomEvent.Heartbeat heartbeat -> 1;
      case ViewerEvent.Impression impression -> 2;
      case ViewerEvent.Enter enter -> 3;
      case ViewerEvent.Leave leave -> 5;
      case RoomEvent.Ended ended -> 6;
      case ViewerEvent reaction -> 4;
    };
  }
}
