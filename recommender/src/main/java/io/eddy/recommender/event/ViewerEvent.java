package io.eddy.recommender.event;

import org.jspecify.annotations.Nullable;

/** Something that a viewer saw or did. */
public sealed interface ViewerEvent extends LiveEvent {
  /** The longest visit that can be reported, seconds (one day). */
  double MAX_WATCH_SECONDS = 86_400;

  /** The most that one gift may be worth, minor units of its currency. */
  long MAX_VALUE_MINOR = 1_000_000_000_000L;

  /** The largest count of likes or gifts in one event. */
  long MAX_COUNT = 1_000_000;

  /** The largest slate position. */
  int MAX_POSITION = 499;

  /** Who; in the log, the viewer's pseudonym. */
  String viewerId();

  /** The same event of another id of the viewer and of the visit, as the log holds it. */
  ViewerEvent under(Envelope envelope, String viewerId, @Nullable String visitId);

  @Override
  default ViewerEvent with(Envelope envelope) {
    return under(envelope, viewerId(), visitId());
  }

  /** The visit that the platform names, or null where the type or the sender has none. */
  default @Nullable String visitId() {
    return null;
  }

  /** The room, or null where the type has none. */
  @Nullable String roomId();

  /** A room of a slate was on screen. */
  record Impression(
      Envelope envelope,
      String viewerId,
      String roomId,
      @Nullable String decisionId,
      @Nullable Integer position,
      @Nullable String placement)
      implements ViewerEvent {
    /** Checks ids. */
    public Impression {
      requireIds(viewerId, roomId, null);
      requireAnswer(decisionId, position);
      Ids.optional("placement", placement);
    }

    @Override
    public String type() {
      return "impression";
    }

    @Override
    public Impression under(Envelope other, String viewer, @Nullable String visit) {
      return new Impression(other, viewer, roomId, decisionId, position, placement);
    }
  }

  /** A viewer entered a room. */
  record Enter(
      Envelope envelope,
      String viewerId,
      String roomId,
      @Nullable String visitId,
      @Nullable String decisionId,
      @Nullable Integer position)
      implements ViewerEvent {
    /** Checks ids. */
    public Enter {
      requireIds(viewerId, roomId, visitId);
      requireAnswer(decisionId, position);
    }

    @Override
    public String type() {
      return "enter";
    }

    @Override
    public Enter under(Envelope other, String viewer, @Nullable String visit) {
      return new Enter(other, viewer, roomId, visit, decisionId, position);
    }
  }

  /** A sign that the viewer still watches; {@code watchSeconds} is cumulative in the visit. */
  record Watch(
      Envelope envelope,
      String viewerId,
      String roomId,
      double watchSeconds,
      @Nullable String visitId)
      implements ViewerEvent {
    /** Checks ids and bounds. */
    public Watch {
      requireIds(viewerId, roomId, visitId);
      Ids.within("watchSeconds", watchSeconds, 0, MAX_WATCH_SECONDS);
    }

    @Override
    public String type() {
      return "watch";
    }

    @Override
    public Watch under(Envelope other, String viewer, @Nullable String visit) {
      return new Watch(other, viewer, roomId, watchSeconds, visit);
    }
  }

  /** A viewer left a room; {@code watchSeconds} is cumulative in the visit, null if not measured. */
  record Leave(
      Envelope envelope,
      String viewerId,
      String roomId,
      @Nullable String visitId,
      @Nullable Double watchSeconds,
      @Nullable String reason)
      implements ViewerEvent {
    /** Checks ids and bounds. */
    public Leave {
      requireIds(viewerId, roomId, visitId);
      if (watchSeconds != null) {
        Ids.within("watchSeconds", watchSeconds, 0, MAX_WATCH_SECONDS);
      }
      reason = Texts.within("reason", reason);
    }

    @Override
    public String type() {
      return "leave";
    }

    @Override
    public Leave under(Envelope other, String viewer, @Nullable String visit) {
      return new Leave(other, viewer, roomId, visit, watchSeconds, reason);
    }
  }

  /**
   * A danmaku or comment.
   *
   * @param text what was written, or null once it was used: the log holds only the length
   * @param length code points of the text
   */
  record Comment(
      Envelope envelope,
      String viewerId,
      String roomId,
      @Nullable String text,
      int length,
      @Nullable String visitId)
      implements ViewerEvent {
    /** Checks ids and bounds. */
    public Comment {
      requireIds(viewerId, roomId, visitId);
      Ids.within("length", length, 0, Integer.MAX_VALUE);
    }

    @Override
    public String type() {
      return "comment";
    }

    @Override
    public Comment under(Envelope other, String viewer, @Nullable String visit) {
      return new Comment(other, viewer, roomId, null, length, visit);
    }
  }

  /** Likes since the last such event: a delta. */
  record Like(
      Envelope envelope, String viewerId, String roomId, long count, @Nullable String visitId)
      implements ViewerEvent {
    /** Checks ids and bounds. */
    public Like {
      requireIds(viewerId, roomId, visitId);
      Ids.within("count", count, 1, MAX_COUNT);
    }

    @Override
    public String type() {
      return "like";
    }

    @Override
    public Like under(Envelope other, String viewer, @Nullable String visit) {
      return new Like(other, viewer, roomId, count, visit);
    }
  }

  /** A gift; {@code valueMinor} is its whole value in the minor unit of the currency. */
  record Gift(
      Envelope envelope,
      String viewerId,
      String roomId,
      long valueMinor,
      @Nullable String currency,
      long count,
      @Nullable String giftId,
      @Nullable String visitId)
      implements ViewerEvent {
    /** Checks ids and bounds. */
    public Gift {
      requireIds(viewerId, roomId, visitId);
      Ids.within("valueMinor", valueMinor, 0, MAX_VALUE_MINOR);
      Ids.within("count", count, 1, MAX_COUNT);
      Ids.optional("currency", currency);
      Ids.optional("giftId", giftId);
    }

    @Override
    public String type() {
      return "gift";
    }

    @Override
    public Gift under(Envelope other, String viewer, @Nullable String visit) {
      return new Gift(other, viewer, roomId, valueMinor, currency, count, giftId, visit);
    }
  }

  /** A viewer follows a streamer. */
  record Follow(Envelope envelope, String viewerId, String streamerId, @Nullable String roomId)
      implements ViewerEvent {
    /** Checks ids. */
    public Follow {
      requireIds(viewerId, "-", null);
      Ids.require("streamerId", streamerId);
      Ids.optional("roomId", roomId);
    }

    @Override
    public String type() {
      return "follow";
    }

    @Override
    public Follow under(Envelope other, String viewer, @Nullable String visit) {
      return new Follow(other, viewer, streamerId, roomId);
    }
  }

  /** A viewer no longer follows a streamer. */
  record Unfollow(Envelope envelope, String viewerId, String streamerId, @Nullable String roomId)
      implements ViewerEvent {
    /** Checks ids. */
    public Unfollow {
      requireIds(viewerId, "-", null);
      Ids.require("streamerId", streamerId);
      Ids.optional("roomId", roomId);
    }

    @Override
    public String type() {
      return "unfollow";
    }

    @Override
    public Unfollow under(Envelope other, String viewer, @Nullable String visit) {
      return new Unfollow(other, viewer, streamerId, roomId);
    }
  }

  /** A viewer shared a room. */
  record Share(
      Envelope envelope,
      String viewerId,
      String roomId,
      @Nullable String decisionId,
      @Nullable String reason)
      implements ViewerEvent {
    /** Checks ids. */
    public Share {
      requireIds(viewerId, roomId, null);
      requireAnswer(decisionId, null);
      reason = Texts.within("reason", reason);
    }

    @Override
    public String type() {
      return "share";
    }

    @Override
    public Share under(Envelope other, String viewer, @Nullable String visit) {
      return new Share(other, viewer, roomId, decisionId, reason);
    }
  }

  /** A viewer does not want to see such a room. */
  record Dislike(
      Envelope envelope,
      String viewerId,
      String roomId,
      @Nullable String decisionId,
      @Nullable String reason)
      implements ViewerEvent {
    /** Checks ids. */
    public Dislike {
      requireIds(viewerId, roomId, null);
      requireAnswer(decisionId, null);
      reason = Texts.within("reason", reason);
    }

    @Override
    public String type() {
      return "dislike";
    }

    @Override
    public Dislike under(Envelope other, String viewer, @Nullable String visit) {
      return new Dislike(other, viewer, roomId, decisionId, reason);
    }
  }

  /** A viewer reported a room. */
  record Report(
      Envelope envelope,
      String viewerId,
      String roomId,
      @Nullable String decisionId,
      @Nullable String reason)
      implements ViewerEvent {
    /** Checks ids. */
    public Report {
      requireIds(viewerId, roomId, null);
      requireAnswer(decisionId, null);
      reason = Texts.within("reason", reason);
    }

    @Override
    public String type() {
      return "report";
    }

    @Override
    public Report under(Envelope other, String viewer, @Nullable String visit) {
      return new Report(other, viewer, roomId, decisionId, reason);
    }
  }

  /** What the platform knows of a viewer changed. */
  record Updated(Envelope envelope, String viewerId, Attributes attributes) implements ViewerEvent {
    /** Checks ids. */
    public Updated {
      requireIds(viewerId, "-", null);
    }

    @Override
    public String type() {
      return "viewer.updated";
    }

    @Override
    public @Nullable String roomId() {
      return null;
    }

    @Override
    public Updated under(Envelope other, String viewer, @Nullable String visit) {
      return new Updated(other, viewer, attributes);
    }
  }

  /** A viewer's attributes as the platform states them; null where it says nothing. */
  record Attributes(
      @Nullable String language,
      @Nullable String region,
      @Nullable String device,
      @Nullable String ageBand,
      @Nullable Boolean minor,
      @Nullable Boolean giftOptOut) {
    /** Attributes of a viewer of whom the platform said nothing. */
    public static final Attributes UNKNOWN = new Attributes(null, null, null, null, null, null);

    /** Checks sizes. */
    public Attributes {
      Ids.optional("attributes.language", language);
      Ids.optional("attributes.region", region);
      Ids.optional("attributes.device", device);
      Ids.optional("attributes.ageBand", ageBand);
    }

    /** These attributes with whatever the newer ones state laid over them. */
    public Attributes overlaid(Attributes newer) {
      return new Attributes(
          newer.language != null ? newer.language : language,
          newer.region != null ? newer.region : region,
          newer.device != null ? newer.device : device,
          newer.ageBand != null ? newer.ageBand : ageBand,
          newer.minor != null ? newer.minor : minor,
          newer.giftOptOut != null ? newer.giftOptOut : giftOptOut);
    }
  }

  private static void requireIds(String viewerId, String roomId, @Nullable String visitId) {
    Ids.require("viewerId", viewerId);
    Ids.require("roomId", roomId);
    Ids.optional("visitId", visitId);
  }

  private static void requireAnswer(@Nullable String decisionId, @Nullable Integer position) {
    Ids.optional("decisionId", decisionId);
    if (position != null) {
      Ids.within("position", position, 0, MAX_POSITION);
    }
  }
}
