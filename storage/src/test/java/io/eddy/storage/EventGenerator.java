package io.eddy.storage;

import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Events of every kind, drawn at random; optional components are absent half of the time. */
final class EventGenerator {
  private final RandomGenerator random;

  private final Map<Class<? extends LiveEvent>, Function<Envelope, LiveEvent>> kinds =
      Map.ofEntries(
          Map.entry(RoomEvent.Started.class, this::started),
          Map.entry(RoomEvent.Updated.class, this::roomUpdated),
          Map.entry(RoomEvent.Heartbeat.class, this::heartbeat),
          Map.entry(
              RoomEvent.Ended.class,
              e -> new RoomEvent.Ended(e, room(), maybe(this::id), maybe(this::text))),
          Map.entry(
              ViewerEvent.Impression.class,
              e ->
                  new ViewerEvent.Impression(
                      e, viewer(), room(), maybe(this::id), maybe(this::position), "home")),
          Map.entry(
              ViewerEvent.Enter.class,
              e ->
                  new ViewerEvent.Enter(
                      e,
                      viewer(),
                      room(),
                      maybe(this::id),
                      maybe(this::id),
                      maybe(this::position))),
          Map.entry(
              ViewerEvent.Watch.class,
              e -> new ViewerEvent.Watch(e, viewer(), room(), seconds(), maybe(this::id))),
          Map.entry(
              ViewerEvent.Leave.class,
              e ->
                  new ViewerEvent.Leave(
                      e,
                      viewer(),
                      room(),
                      maybe(this::id),
                      maybe(this::seconds),
                      maybe(this::text))),
          Map.entry(
              ViewerEvent.Comment.class,
              e ->
                  new ViewerEvent.Comment(
                      e, viewer(), room(), maybe(this::text), number(80), maybe(this::id))),
          Map.entry(
              ViewerEvent.Like.class,
              e -> new ViewerEvent.Like(e, viewer(), room(), 1 + number(9), maybe(this::id))),
          Map.entry(
              ViewerEvent.Gift.class,
              e ->
                  new ViewerEvent.Gift(
                      e,
                      viewer(),
                      room(),
                      number(1_000_000),
                      maybe(() -> "EUR"),
                      1 + number(9),
                      maybe(this::id),
                      maybe(this::id))),
          Map.entry(
              ViewerEvent.Follow.class,
              e -> new ViewerEvent.Follow(e, viewer(), id(), maybe(this::room))),
          Map.entry(
              ViewerEvent.Unfollow.class,
              e -> new ViewerEvent.Unfollow(e, viewer(), id(), maybe(this::room))),
          Map.entry(
              ViewerEvent.Share.class,
              e -> new ViewerEvent.Share(e, viewer(), room(), maybe(this::id), maybe(this::text))),
          Map.entry(
              ViewerEvent.Dislike.class,
              e ->
                  new ViewerEvent.Dislike(e, viewer(), room(), maybe(this::id), maybe(this::text))),
          Map.entry(
              ViewerEvent.Report.class,
              e -> new ViewerEvent.Report(e, viewer(), room(), maybe(this::id), maybe(this::text))),
          Map.entry(ViewerEvent.Updated.class, this::viewerUpdated));

  private final List<Class<? extends LiveEvent>> order = new ArrayList<>(kinds.keySet());

  EventGenerator(RandomGenerator random) {
    this.random = random;
    order.sort((a, b) -> a.getName().compareTo(b.getName()));
  }

  /** An event of any kind. */
  LiveEvent any(long time) {
    return of(order.get(random.nextInt(order.size())), time);
  }

  /** An event of a kind. */
  LiveEvent of(Class<?> kind, long time) {
    @Nullable Function<Envelope, LiveEvent> draw = kinds.get(kind);
    if (draw == null) {
      throw new IllegalArgumentException("Teach the generator to draw a " + kind.getName() + ".");
    }
    return draw.apply(
        new Envelope(
            "platform", maybe(() -> FactGenerator.pseudonym(random)), time - number(5_000)));
  }

  private LiveEvent started(Envelope envelope) {
    return new RoomEvent.Started(
        envelope,
        room(),
        id(),
        maybe(this::id),
        maybe(this::text),
        maybe(() -> "music"),
        List.of("chill", "直播"),
        maybe(() -> "zh"),
        maybe(() -> "https://cdn.example/cover.jpg"),
        maybe(() -> (long) number(100_000)),
        maybe(() -> envelope.time() - 1));
  }

  private LiveEvent roomUpdated(Envelope envelope) {
    return new RoomEvent.Updated(
        envelope,
        room(),
        maybe(this::text),
        maybe(() -> "talk"),
        maybe(() -> List.of("new")),
        maybe(() -> "en"),
        maybe(() -> "https://cdn.example/cover.jpg"),
        maybe(random::nextBoolean));
  }

  private LiveEvent heartbeat(Envelope envelope) {
    return new RoomEvent.Heartbeat(
        envelope,
        room(),
        maybe(() -> (long) number(100_000)),
        maybe(
            () ->
                new RoomEvent.Counters(
                    number(1_000_000), number(10_000), random.nextLong() >>> 1)));
  }

  private LiveEvent viewerUpdated(Envelope envelope) {
    return new ViewerEvent.Updated(
        envelope,
        viewer(),
        new ViewerEvent.Attributes(
            maybe(() -> "zh"),
            maybe(() -> "CN-31"),
            maybe(() -> "phone"),
            maybe(() -> "18-24"),
            maybe(random::nextBoolean),
            maybe(random::nextBoolean)));
  }

  private String viewer() {
    return FactGenerator.viewerId(random);
  }

  private String room() {
    return FactGenerator.roomId(FactGenerator.room(random));
  }

  private String id() {
    return "id-" + number(100_000);
  }

  private String text() {
    return "a text with an emoji 🎁 and number " + number(100);
  }

  private int position() {
    return number(50);
  }

  private double seconds() {
    return random.nextDouble() * 3_600;
  }

  private int number(int bound) {
    return random.nextInt(bound);
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }
}
