package io.eddy.storage;

import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.ViewerEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Events of viewers as components of a fact; see {@link FactCodec} for the rules. */
final class ViewerEventCodec {
  private static final String IMPRESSION = "impression";
  private static final String ENTER = "enter";
  private static final String WATCH = "watch";
  private static final String LEAVE = "leave";
  private static final String COMMENT = "comment";
  private static final String LIKE = "like";
  private static final String GIFT = "gift";
  private static final String FOLLOW = "follow";
  private static final String UNFOLLOW = "unfollow";
  private static final String SHARE = "share";
  private static final String DISLIKE = "dislike";
  private static final String REPORT = "report";
  private static final String VIEWER_UPDATED = "viewer.updated";

  private ViewerEventCodec() {}

  static void write(ViewerEvent event, JsonGenerator out) {
    switch (event) {
      case ViewerEvent.Impression impression -> {
        EventCodec.open(IMPRESSION, impression.envelope(), 5, out);
        out.writeString(impression.viewerId());
        out.writeString(impression.roomId());
        out.writeString(impression.decisionId());
        EventCodec.write(impression.position(), out);
        out.writeString(impression.placement());
      }
      case ViewerEvent.Enter enter -> {
        EventCodec.open(ENTER, enter.envelope(), 5, out);
        out.writeString(enter.viewerId());
        out.writeString(enter.roomId());
        out.writeString(enter.visitId());
        out.writeString(enter.decisionId());
        EventCodec.write(enter.position(), out);
      }
      case ViewerEvent.Watch watch -> {
        EventCodec.open(WATCH, watch.envelope(), 4, out);
        out.writeString(watch.viewerId());
        out.writeString(watch.roomId());
        out.writeNumber(watch.watchSeconds());
        out.writeString(watch.visitId());
      }
      case ViewerEvent.Leave leave -> {
        EventCodec.open(LEAVE, leave.envelope(), 5, out);
        out.writeString(leave.viewerId());
        out.writeString(leave.roomId());
        out.writeString(leave.visitId());
        EventCodec.write(leave.watchSeconds(), out);
        out.writeString(leave.reason());
      }
      case ViewerEvent.Comment comment -> {
        EventCodec.open(COMMENT, comment.envelope(), 5, out);
        out.writeString(comment.viewerId());
        out.writeString(comment.roomId());
        out.writeString(comment.text());
        out.writeNumber(comment.length());
        out.writeString(comment.visitId());
      }
      case ViewerEvent.Like like -> {
        EventCodec.open(LIKE, like.envelope(), 4, out);
        out.writeString(like.viewerId());
        out.writeString(like.roomId());
        out.writeNumber(like.count());
        out.writeString(like.visitId());
      }
      case ViewerEvent.Gift gift -> {
        EventCodec.open(GIFT, gift.envelope(), 7, out);
        out.writeString(gift.viewerId());
        out.writeString(gift.roomId());
        out.writeNumber(gift.valueMinor());
        out.writeString(gift.currency());
        out.writeNumber(gift.count());
        out.writeString(gift.giftId());
        out.writeString(gift.visitId());
      }
      case ViewerEvent.Follow follow -> {
        EventCodec.open(FOLLOW, follow.envelope(), 3, out);
        out.writeString(follow.viewerId());
        out.writeString(follow.streamerId());
        out.writeString(follow.roomId());
      }
      case ViewerEvent.Unfollow unfollow -> {
        EventCodec.open(UNFOLLOW, unfollow.envelope(), 3, out);
        out.writeString(unfollow.viewerId());
        out.writeString(unfollow.streamerId());
        out.writeString(unfollow.roomId());
      }
      case ViewerEvent.Share share -> {
        EventCodec.open(SHARE, share.envelope(), 4, out);
        out.writeString(share.viewerId());
        out.writeString(share.roomId());
        out.writeString(share.decisionId());
        out.writeString(share.reason());
      }
      case ViewerEvent.Dislike dislike -> {
        EventCodec.open(DISLIKE, dislike.envelope(), 4, out);
        out.writeString(dislike.viewerId());
        out.writeString(dislike.roomId());
        out.writeString(dislike.decisionId());
        out.writeString(dislike.reason());
      }
      case ViewerEvent.Report report -> {
        EventCodec.open(REPORT, report.envelope(), 4, out);
        out.writeString(report.viewerId());
        out.writeString(report.roomId());
        out.writeString(report.decisionId());
        out.writeString(report.reason());
      }
      case ViewerEvent.Updated updated -> {
        EventCodec.open(VIEWER_UPDATED, updated.envelope(), 2, out);
        out.writeString(updated.viewerId());
        write(updated.attributes(), out);
      }
    }
    out.writeEndArray();
  }

  static @Nullable ViewerEvent read(String name, Envelope envelope, Fields in) {
    return switch (name) {
      case IMPRESSION ->
          new ViewerEvent.Impression(
              envelope,
              in.text(),
              in.text(),
              in.optionalText(),
              in.optionalInt32(),
              in.optionalText());
      case ENTER ->
          new ViewerEvent.Enter(
              envelope,
              in.text(),
              in.text(),
              in.optionalText(),
              in.optionalText(),
              in.optionalInt32());
      case WATCH ->
          new ViewerEvent.Watch(envelope, in.text(), in.text(), in.float64(), in.optionalText());
      case LEAVE ->
          new ViewerEvent.Leave(
              envelope,
              in.text(),
              in.text(),
              in.optionalText(),
              in.optionalFloat64(),
              in.optionalText());
      case COMMENT ->
          new ViewerEvent.Comment(
              envelope, in.text(), in.text(), in.optionalText(), in.int32(), in.optionalText());
      case LIKE ->
          new ViewerEvent.Like(envelope, in.text(), in.text(), in.int64(), in.optionalText());
      case GIFT ->
          new ViewerEvent.Gift(
              envelope,
              in.text(),
              in.text(),
              in.int64(),
              in.optionalText(),
              in.int64(),
              in.optionalText(),
              in.optionalText());
      case FOLLOW -> new ViewerEvent.Follow(envelope, in.text(), in.text(), in.optionalText());
      case UNFOLLOW -> new ViewerEvent.Unfollow(envelope, in.text(), in.text(), in.optionalText());
      case SHARE ->
          new ViewerEvent.Share(
              envelope, in.text(), in.text(), in.optionalText(), in.optionalText());
      case DISLIKE ->
          new ViewerEvent.Dislike(
              envelope, in.text(), in.text(), in.optionalText(), in.optionalText());
      case REPORT ->
          new ViewerEvent.Report(
              envelope, in.text(), in.text(), in.optionalText(), in.optionalText());
      case VIEWER_UPDATED -> new ViewerEvent.Updated(envelope, in.text(), attributes(in));
      default -> null;
    };
  }

  private static void write(ViewerEvent.Attributes attributes, JsonGenerator out) {
    out.writeStartArray(attributes, 6);
    out.writeString(attributes.language());
    out.writeString(attributes.region());
    out.writeString(attributes.device());
    out.writeString(attributes.ageBand());
    EventCodec.write(attributes.minor(), out);
    EventCodec.write(attributes.giftOptOut(), out);
    out.writeEndArray();
  }

  private static ViewerEvent.Attributes attributes(Fields in) {
    in.enter();
    var attributes =
        new ViewerEvent.Attributes(
            in.optionalText(),
            in.optionalText(),
            in.optionalText(),
            in.optionalText(),
            in.optionalFlag(),
            in.optionalFlag());
    in.leave();
    return attributes;
  }
}
