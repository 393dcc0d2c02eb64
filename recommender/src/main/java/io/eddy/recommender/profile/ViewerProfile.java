package io.eddy.recommender.profile;

import io.eddy.recommender.event.ViewerEvent;
import io.eddy.recommender.event.ViewerEvent.Attributes;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.feedback.Outcome;
import java.util.List;

/**
 * What is known of a viewer: {@code next = profile.after(fact, outcomes)}.
 *
 * @param followed streamers, followed last first, at most {@link #MOST_FOLLOWED}
 * @param attributes as the platform states them
 */
public record ViewerProfile(
    Counts counts,
    Interests interests,
    StreamerHistory history,
    Session session,
    Giving giving,
    List<String> followed,
    Attributes attributes) {
  /** How many followed streamers are remembered. */
  public static final int MOST_FOLLOWED = 512;

  /** Of a viewer of whom nothing is known. */
  public static final ViewerProfile UNKNOWN =
      new ViewerProfile(
          Counts.NONE,
          Interests.NONE,
          StreamerHistory.NONE,
          Session.NONE,
          Giving.NONE,
          List.of(),
          Attributes.UNKNOWN);

  /** Copies the list. */
  public ViewerProfile {
    followed = List.copyOf(followed);
  }

  /** Whether the viewer follows a streamer. */
  public boolean follows(String streamerId) {
    return followed.contains(streamerId);
  }

  /** This profile after a fact of the viewer and the outcomes that attribution made of it. */
  public ViewerProfile after(Fact fact, List<Outcome> outcomes) {
    var next = told(fact);
    for (var outcome : outcomes) {
      next = next.after(outcome);
    }
    return next;
  }

  private ViewerProfile told(Fact fact) {
    return switch (fact) {
      case Fact.Happened(var event, var resolution) ->
          event instanceof ViewerEvent viewerEvent ? told(viewerEvent) : this;
      case Fact.Decided(var decision) -> with(session.decided(decision.time()));
      case Fact.SessionEnded _e -> with(session.ended());
      case Fact.VisitExpired _v -> this;
      case Fact.ViewerRetired _v -> this;
      case Fact.LeaseExpired _l -> this;
      case Fact.RoomRetired _r -> this;
      case Fact.StreamerRetired _s -> this;
    };
  }

  private ViewerProfile told(ViewerEvent event) {
    var follows =
        switch (event) {
          case ViewerEvent.Follow e -> {
            var id = e.streamerId().intern(); // one string for all who follow: 48 bytes less each
            yield Bounded.first(followed, id, id::equals, MOST_FOLLOWED);
          }
          case ViewerEvent.Unfollow e ->
              followed.stream().filter(id -> !id.equals(e.streamerId())).toList();
          default -> followed;
        };
    return new ViewerProfile(
        counts.after(event),
        interests,
        history,
        session.seen(event.time()),
        giving,
        follows,
        event instanceof ViewerEvent.Updated e ? attributes.overlaid(e.attributes()) : attributes);
  }

  private ViewerProfile after(Outcome outcome) {
    return new ViewerProfile(
        counts.after(outcome),
        interests.after(outcome),
        history.after(outcome),
        session.after(outcome),
        giving.after(outcome),
        followed,
        attributes);
  }

  private ViewerProfile with(Session next) {
    return new ViewerProfile(counts, interests, history, next, giving, followed, attributes);
  }
}
