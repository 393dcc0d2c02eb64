package io.eddy.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.protocol.answer.SlateAnswer;
import io.eddy.protocol.client.EddyClient;
import io.eddy.recommender.decision.SlateItem;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.slate.Caps;
import io.eddy.recommender.slate.Exploration;
import io.eddy.service.Experiments;
import io.eddy.service.ServiceSettings;
import io.eddy.service.Stage;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Slates as a caller gets them: drawn as often as the propensities beside them say, over all slates that
 * the caps allow.
 *
 * <p>All requests of a test meet the same state: the clock and the ticks of the room table stand still,
 * no room changes, every viewer is new, and nothing is learned. So equal slates must come with equal
 * propensities, which is asserted too. Requests come one after the other, so that the seed of the
 * service repeats them.
 */
@Timeout(120)
class PropensitiesOverHttpTest {
  private static final int COUNT = 3;

  /** Slates expected less often than this would spoil χ², and might not be drawn at all. */
  private static final double FEWEST = 10;

  /** z of a one-sided false-alarm rate of 10⁻⁴. */
  private static final double Z = 3.719;

  /** A room, and what the caps ask of it. */
  private record Room(String id, String streamer, String category, long viewers) {}

  private static final List<Room> ROOMS =
      List.of(
          new Room("r0", "ann", "music", 900),
          new Room("r1", "ann", "games", 400),
          new Room("r2", "bob", "music", 250),
          new Room("r3", "cat", "music", 90),
          new Room("r4", "dan", "games", 40),
          new Room("r5", "eve", "talk", 10));

  private static final Caps CAPS = new Caps(1, 2);

  private final Stage stage = new Stage(settings());
  private final HttpServer server =
      HttpServer.start(stage.service(), InstantSource.system(), "127.0.0.1", 0);
  private final EddyClient client = new EddyClient(URI.create("http://127.0.0.1:" + server.port()));

  private static ServiceSettings settings() {
    var d = ServiceSettings.DEFAULT;
    return new ServiceSettings(
        d.features(),
        Experiments.LEARNING,
        d.windows(),
        d.prices(),
        d.retrieval(),
        CAPS,
        new Exploration(1.5, .3, .3, 1),
        d.limits(),
        d.serving(),
        d.retention());
  }

  @BeforeEach
  void sixRoomsAreLive() {
    var starts =
        ROOMS.stream()
            .map(
                room ->
                    new RoomEvent.Started(
                        stage.now(room.id()),
                        room.id(),
                        room.streamer(),
                        null,
                        null,
                        room.category(),
                        List.of(),
                        null,
                        null,
                        room.viewers(),
                        null))
            .toList();
    assertThat(client.send(starts).accepted()).isEqualTo(ROOMS.size());
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(Duration.ofSeconds(1));
    stage.close();
  }

  @Test
  void everySlateIsDrawnAsOftenAsItsPropensitiesSay() {
    // 20 sets of three; 4 hold both of ann's rooms, 1 is all of music: 15 in 6 orders
    assertDrawnAsLogged(Set.of(), 90, 6_500);
  }

  @Test
  void whatTheCallerExcludesLeavesTheDistributionOfTheOthers() {
    // nobody has two rooms any more, no category more than two: 5·4·3
    assertDrawnAsLogged(Set.of("r0"), 60, 3_500);
  }

  @Test
  void capsMayLeaveASlateShort() {
    // of r0, r1 and r2 the first two are ann's: one of these with r2, in 2 orders
    assertDrawnAsLogged(Set.of("r3", "r4", "r5"), 4, 1_500);
  }

  private void assertDrawnAsLogged(Set<String> exclude, int slates, int requests) {
    var seen = new HashMap<List<String>, Integer>();
    var propensities = new HashMap<List<String>, List<Double>>();
    for (var i = 0; i < requests; i++) {
      var answer = client.recommend(request("viewer-" + i, exclude));
      assertThat(answer.degraded()).isNull();
      var slate = answer.items().stream().map(SlateAnswer.Item::roomId).toList();
      var told = answer.items().stream().map(SlateAnswer.Item::propensity).toList();
      assertThat(propensities.computeIfAbsent(slate, k -> told)).isEqualTo(told);
      seen.merge(slate, 1, Integer::sum);
    }
    assertThat(seen.keySet()).isEqualTo(feasible(exclude)).hasSize(slates);
    assertConditional(propensities);
    assertLogged(propensities, requests);

    var expected = new LinkedHashMap<List<String>, Double>();
    propensities.forEach(
        (slate, conditional) ->
            expected.put(slate, conditional.stream().reduce(1.0, (a, b) -> a * b)));
    assertThat(expected.values().stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-12));
    assertThat(requests * Collections.min(expected.values())).isGreaterThan(FEWEST);
    assertThat(z(expected, seen, requests)).isLessThan(Z);
  }

  private static SlateRequest request(String viewer, Set<String> exclude) {
    return new SlateRequest(viewer, COUNT, "home", exclude, Set.of(), Set.of(), null, null);
  }

  /** All slates that the caps allow and that no further room could be added to. */
  private static Set<List<String>> feasible(Set<String> exclude) {
    var live = ROOMS.stream().filter(room -> !exclude.contains(room.id())).toList();
    return slates(List.of(), live).stream()
        .map(slate -> slate.stream().map(Room::id).toList())
        .collect(Collectors.toSet());
  }

  private static List<List<Room>> slates(List<Room> prefix, List<Room> live) {
    var longer = new ArrayList<List<Room>>();
    for (var room : live) {
      if (prefix.size() < COUNT && allows(prefix, room)) {
        var next = new ArrayList<>(prefix);
        next.add(room);
        longer.addAll(slates(next, live));
      }
    }
    return longer.isEmpty() ? List.of(prefix) : longer;
  }

  private static boolean allows(List<Room> prefix, Room room) {
    return prefix.stream().noneMatch(p -> p.streamer().equals(room.streamer()))
        && prefix.stream().filter(p -> p.category().equals(room.category())).count()
            < CAPS.perCategory();
  }

  /** After every prefix, the probabilities of what may follow sum to 1. */
  private static void assertConditional(Map<List<String>, List<Double>> propensities) {
    var next = new HashMap<List<String>, Map<String, Double>>();
    propensities.forEach(
        (slate, conditional) -> {
          for (var j = 0; j < slate.size(); j++) {
            next.computeIfAbsent(slate.subList(0, j), k -> new HashMap<>())
                .merge(
                    slate.get(j),
                    conditional.get(j),
                    (one, other) -> {
                      assertThat(one).isEqualTo(other);
                      return one;
                    });
          }
        });
    assertThat(next.values())
        .allSatisfy(
            probabilities ->
                assertThat(probabilities.values().stream().mapToDouble(p -> p).sum())
                    .isCloseTo(1, within(1e-12)));
  }

  /** What the callers were told is what the log holds. */
  private void assertLogged(Map<List<String>, List<Double>> propensities, int requests) {
    var logged = stage.facts(Fact.Decided.class);
    assertThat(logged).hasSize(requests);
    for (var fact : logged) {
      var items = fact.decision().items();
      var slate = items.stream().map(item -> item.room().roomId()).toList();
      assertThat(items.stream().map(SlateItem::propensity).toList())
          .isEqualTo(propensities.get(slate));
    }
  }

  /** How far χ² is above its mean, in standard deviations of a normal (Wilson and Hilferty 1931). */
  private static double z(
      Map<List<String>, Double> expected, Map<List<String>, Integer> seen, int requests) {
    var statistic = 0.0;
    for (var entry : expected.entrySet()) {
      var e = entry.getValue() * requests;
      var o = seen.getOrDefault(entry.getKey(), 0);
      statistic += (o - e) * (o - e) / e;
    }
    var df = expected.size() - 1;
    var h = 2.0 / (9 * df);
    return (Math.cbrt(statistic / df) - (1 - h)) / Math.sqrt(h);
  }
}
