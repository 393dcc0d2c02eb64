package io.eddy.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jerolba.carpet.CarpetReader;
import io.eddy.cli.export.DecisionRow;
import io.eddy.cli.export.Format;
import io.eddy.cli.export.LogExport;
import io.eddy.cli.export.RewardRow;
import io.eddy.cli.export.Table;
import io.eddy.learning.online.LearnerSettings;
import io.eddy.protocol.Json;
import io.eddy.protocol.answer.ExternalAnswer;
import io.eddy.protocol.answer.PreferredRoom;
import io.eddy.protocol.event.ParsedBatch;
import io.eddy.protocol.event.ParsedItem;
import io.eddy.recommender.decision.ExternalSlate;
import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.rocksdb.RocksStore;
import io.eddy.service.ServiceSettings;
import io.eddy.service.serving.Service;
import io.eddy.simulator.platform.SteppedClock;
import io.eddy.storage.InMemoryStore;
import io.eddy.storage.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eddy beside another recommender: it never decides, and learns all the same. */
class ApprenticeshipTest {
  private static final ServiceSettings SETTINGS =
      ServiceSettings.DEFAULT.with(Experiment.of(List.of("learning"), 0));

  /** Five rooms of music with many viewers, five of chess with few. */
  private static final List<String> ROOMS =
      IntStream.range(0, 10).mapToObj(i -> (i < 5 ? "music" : "chess") + i).toList();

  private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-24T20:00:00Z"));

  private Wiring wiring(Store store) {
    return Wiring.lockstep(
        store,
        SETTINGS,
        LearnerSettings.DEFAULT,
        clock,
        () -> clock.millis() * 1_000_000,
        new SplittableRandom(1));
  }

  private Envelope now() {
    return new Envelope("test", null, clock.millis());
  }

  private static void send(Service service, List<? extends LiveEvent> events) {
    var items = new ArrayList<ParsedItem>();
    for (var event : events) {
      items.add(new ParsedItem.Valid(items.size(), event, false, true, event.hashCode()));
    }
    var answer = service.accept(new ParsedBatch(items));
    assertThat(answer.accepted()).isEqualTo(events.size());
  }

  private void openRooms(Service service) {
    for (var room : ROOMS) {
      var category = room.substring(0, 5);
      var viewers = category.equals("music") ? 500L : 50L;
      send(
          service,
          List.of(
              new RoomEvent.Started(
                  now(),
                  room,
                  "s-" + room,
                  null,
                  null,
                  category,
                  List.of(),
                  null,
                  null,
                  viewers,
                  null)));
    }
  }

  private static ExternalSlate slate(
      String viewer, List<String> rooms, @Nullable Double propensity, @Nullable String request) {
    return new ExternalSlate(
        viewer,
        "home",
        "external:mine",
        rooms.stream().map(room -> new ExternalSlate.Shown(room, propensity)).toList(),
        ROOMS,
        request);
  }

  /** The caller shows four rooms in any order; every second viewer watches a room of chess, if there is any. */
  private void anEvening(Service service, int viewers) {
    var random = new Random(7);
    for (var i = 0; i < viewers; i++) {
      var viewer = "u" + i;
      var shown = new ArrayList<>(ROOMS);
      Collections.shuffle(shown, random);
      var rooms = shown.subList(0, 4);
      var id = service.observe(slate(viewer, rooms, null, null)).decisionId();
      send(
          service,
          rooms.stream()
              .map(room -> new ViewerEvent.Impression(now(), viewer, room, id, null, null))
              .toList());
      var chess = rooms.stream().filter(room -> room.startsWith("chess")).findFirst();
      clock.advanceTo(clock.millis() + 5_000);
      if (chess.isPresent() && random.nextBoolean()) {
        send(service, List.of(new ViewerEvent.Enter(now(), viewer, chess.get(), null, id, null)));
        send(
            service, List.of(new ViewerEvent.Leave(now(), viewer, chess.get(), null, 300.0, null)));
      }
    }
  }

  private static long chessAmongFirstFive(ExternalAnswer answer) {
    return answer.wouldShow().stream()
        .limit(5)
        .map(PreferredRoom::roomId)
        .filter(room -> room.startsWith("chess"))
        .count();
  }

  @Test
  void whatOthersShowedChangesWhatEddyWouldShow() {
    try (var store = new InMemoryStore();
        var wiring = wiring(store)) {
      var service = wiring.eddy().service();
      openRooms(service);
      anEvening(service, 2_000);
      clock.advanceTo(clock.millis() + 3_600_000); // all sessions are over
      openRooms(service); // the same audience as before
      var before = service.observe(slate("stranger", ROOMS, null, null));
      assertThat(service.policies().inForce().version()).isZero();

      wiring.learn();

      var after = service.observe(slate("stranger", ROOMS, null, null));
      assertThat(service.policies().inForce().version()).isEqualTo(1);
      assertThat(wiring.eddy().policies().newest().transitions()).isEqualTo(2_000);
      System.out.printf(
          "chess among the first five: %d before, %d after%n",
          chessAmongFirstFive(before), chessAmongFirstFive(after));
      assertThat(chessAmongFirstFive(before)).isLessThanOrEqualTo(1);
      assertThat(chessAmongFirstFive(after)).isEqualTo(5);
      // nobody else has decided anything
      assertThat(wiring.eddy().telemetry().totals(0, 0, 0).decisions()).isZero();
    }
  }

  @Test
  void survivesARestartOfTheDurableStoreAndIsExported(@TempDir Path folder) throws IOException {
    ExternalAnswer first;
    var told = slate("u1", List.of("music1", "chess7"), .5, "q1");
    var untold = slate("u1", List.of("chess6"), null, "q2");
    try (var store = RocksStore.open(folder.resolve("data"));
        var wiring = wiring(store)) {
      var service = wiring.eddy().service();
      openRooms(service);
      first = service.observe(told);
      assertThat(service.observe(told)).isEqualTo(first);
      service.observe(untold);
    }
    try (var store = RocksStore.open(folder.resolve("data"));
        var wiring = wiring(store)) {
      var service = wiring.eddy().service();
      var logged = service.decision(first.decisionId()).orElseThrow();
      assertThat(logged.answer().items()).allMatch(item -> item.propensity() == .5);
      assertThat(logged.wouldShow())
          .extracting(PreferredRoom::roomId)
          .isEqualTo(first.wouldShow().stream().map(PreferredRoom::roomId).toList());
      var export =
          new LogExport(
              store.log(),
              SETTINGS.windows(),
              SETTINGS.prices(),
              SETTINGS.features(),
              Long.MIN_VALUE,
              false);
      var csv = folder.resolve("decisions.csv");
      export.write(Table.DECISIONS, Format.CSV, csv, facts -> {});
      assertThat(Files.readAllLines(csv).getLast())
          .contains("external:mine,0,")
          .doesNotContain("NaN");
      var lines = folder.resolve("decisions.jsonl");
      export.write(Table.DECISIONS, Format.JSONL, lines, facts -> {});
      var rows =
          Files.readAllLines(lines).stream()
              .map(line -> Json.mapper().readValue(line, DecisionRow.class))
              .toList();
      assertThat(rows).extracting(DecisionRow::propensity).containsExactly(.5, .5, null);
      assertThat(rows).allMatch(row -> row.temperature() == null && row.epsilon() == null);
      var rewards = folder.resolve("rewards.parquet");
      assertThat(export.write(Table.REWARDS, Format.PARQUET, rewards, facts -> {})).isPositive();
      assertThat(new CarpetReader<>(rewards.toFile(), RewardRow.class).toList())
          .extracting(RewardRow::propensity)
          .containsExactly(.5, .5, null);
    }
  }
}
