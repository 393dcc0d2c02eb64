package io.eddy.recommender.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of a room's life. */
public sealed interface RoomEvent extends LiveEvent {
  /** The most tags that a room may carry. */
  int MAX_TAGS = 32;

  /** The most code points of a title, a category, a language, a tag or a reason. */
  int MAX_TEXT = 512;

  /** The most viewers that a heartbeat may report. */
  long MAX_VIEWERS = 1_000_000_000L;

  /** The stable channel. */
  String roomId();

  /**
   * A broadcast began, or one that runs is described anew.
   *
   * @param streamerId the streamer; the room's id where the platform gives none
   * @param broadcastId the platform's id of this live period, or null: intake assigns one
   * @param viewers viewers present, or null if not reported
   * @param startedAt epoch milliseconds, or null: the event's time
   */
  record Started(
      Envelope envelope,
      String roomId,
      String streamerId,
      @Nullable String broadcastId,
      @Nullable String title,
      @Nullable String category,
      List<String> tags,
      @Nullable String language,
      @Nullable String coverUrl,
      @Nullable Long viewers,
      @Nullable Long startedAt)
      implements RoomEvent {
    /** Checks ids and sizes. */
    public Started {
      Ids.require("roomId", roomId);
      Ids.require("streamerId", streamerId);
      Ids.optional("broadcastId", broadcastId);
      tags = Texts.tags(tags);
      title = Texts.within("title", title);
      category = Texts.within("category", category);
      language = Texts.within("language", language);
      coverUrl = Texts.url("coverUrl", coverUrl);
      if (viewers != null) {
        Ids.within("viewers", viewers, 0, MAX_VIEWERS);
      }
    }

    @Override
    public String type() {
      return "room.started";
    }

    @Override
    public Started with(Envelope other) {
      return new Started(
          other,
          roomId,
          streamerId,
          broadcastId,
          title,
          category,
          tags,
          language,
          coverUrl,
          viewers,
          startedAt);
    }
  }

  /** Some of a room's description changed; a null field (and a null tag list) stays as it was. */
  record Updated(
      Envelope envelope,
      String roomId,
      @Nullable String title,
      @Nullable String category,
      @Nullable List<String> tags,
      @Nullable String language,
      @Nullable String coverUrl,
      @Nullable Boolean visible)
      implements RoomEvent {
    /** Checks ids and sizes. */
    public Updated {
      Ids.require("roomId", roomId);
      tags = tags == null ? null : Texts.tags(tags);
      title = Texts.within("title", title);
      category = Texts.within("category", category);
      language = Texts.within("language", language);
      coverUrl = Texts.url("coverUrl", coverUrl);
    }

    @Override
    public String type() {
      return "room.updated";
    }

    @Override
    public Updated with(Envelope other) {
      return new Updated(other, roomId, title, category, tags, language, coverUrl, visible);
    }
  }

  /**
   * A sign of life with what the platform counts.
   *
   * @param viewers viewers present now, or null if not reported
   * @param counters totals since the broadcast began, or null
   */
  record Heartbeat(
      Envelope envelope, String roomId, @Nullable Long viewers, @Nullable Counters counters)
      implements RoomEvent {
    /** Checks ids and bounds. */
    public Heartbeat {
      Ids.require("roomId", roomId);
      if (viewers != null) {
        Ids.within("viewers", viewers, 0, MAX_VIEWERS);
      }
    }

    @Override
    public String type() {
      return "room.heartbeat";
    }

    @Override
    public Heartbeat with(Envelope other) {
      return new Heartbeat(other, roomId, viewers, counters);
    }
  }

  /** Totals of one broadcast as the platform counts them; they never fall. */
  record Counters(long likes, long comments, long giftsMinor) {
    /** Counters of a broadcast of which nothing was reported. */
    public static final Counters NONE = new Counters(0, 0, 0);

    /** Checks bounds. */
    public Counters {
      Ids.within("counters.likes", likes, 0, Long.MAX_VALUE);
      Ids.within("counters.comments", comments, 0, Long.MAX_VALUE);
      Ids.within("counters.giftsMinor", giftsMinor, 0, Long.MAX_VALUE);
    }

    /** The larger of each total: a report that overtook another loses nothing. */
    public Counters max(Counters other) {
      return new Counters(
          Math.max(likes, other.likes),
          Math.max(comments, other.comments),
          Math.max(giftsMinor, other.giftsMinor));
    }
  }

  /** A broadcast ended: the one named, else the one that is live at the event's time. */
  record Ended(
      Envelope envelope, String roomId, @Nullable String broadcastId, @Nullable String reason)
      implements RoomEvent {
    /** Checks ids. */
    public Ended {
      Ids.require("roomId", roomId);
      Ids.optional("broadcastId", broadcastId);
      reason = Texts.within("reason", reason);
    }

    @Override
    public String type() {
      return "room.ended";
    }

    @Override
    public Ended with(Envelope other) {
      return new Ended(other, roomId, broadcastId, reason);
    }
  }
}
