package io.eddy.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.jerolba.carpet.CarpetReader;
import io.eddy.cli.export.DecisionRow;
import io.eddy.cli.export.EventRow;
import io.eddy.cli.export.Format;
import io.eddy.cli.export.LogExport;
import io.eddy.cli.export.RewardRow;
import io.eddy.cli.export.Table;
import io.eddy.cli.export.TransitionRow;
import io.eddy.protocol.Json;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.experiment.ArmLedger;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.rocksdb.RocksStore;
import io.eddy.rocksdb.RocksStoreReader;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tables of the log of a small simulated evening, held against what the service itself counted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {
  private static final long EVERYTHING = Long.MIN_VALUE;

  @TempDir static Path folder;

  private RocksStoreReader store;
  private List<LoggedFact> facts;
  private Map<String, ArmLedger.Total> counted;

  @BeforeAll
  void anEvening() {
    var data = folder.resolve("data");
    try (var owner = RocksStore.open(data);
        var world = new WorldInLockstep(owner, 60, 7)) {
      world.run(Duration.ofHours(3));
      counted = world.eddy().telemetry().totals().join();
      store = RocksStoreReader.open(data); // beside the service
    }
    facts = store.log().read(new Position(0, 0), Integer.MAX_VALUE);
    assertThat(decisions()).hasSizeGreaterThan(50);
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Test
  void everyPositionOfEveryDecisionIsARow() throws IOException {
    var file = export(Table.DECISIONS, Format.PARQUET, "all", EVERYTHING, true);
    var rows = new CarpetReader<>(file.toFile(), DecisionRow.class).toList();

    var decisions = decisions();
    assertThat(rows).hasSize(decisions.stream().mapToInt(d -> d.items().size()).sum());
    var row = rows.getLast();
    var decision = decisions.getLast();
    var item = decision.items().getLast();
    assertThat(row.decisionId()).isEqualTo(decision.decisionId());
    assertThat(row.viewerId()).isEqualTo(decision.viewerId());
    assertThat(row.position()).isEqualTo(item.position());
    assertThat(row.roomId()).isEqualTo(item.room().roomId());
    assertThat(row.category()).isEqualTo(item.room().category());
    assertThat(row.propensity()).isEqualTo(item.propensity());
    assertThat(row.candidates()).isEqualTo(decision.candidates().roomIds().size());
    var width = decision.candidates().features().length / decision.candidates().rows().length;
    assertThat(row.item()).hasSize(width);
    assertThat(row.item().getFirst())
        .isEqualTo(Float.float16ToFloat(decision.candidates().features()[item.position() * width]));
    assertThat(row.state()).hasSize(decision.candidates().state().length);
  }

  @Test
  void rewardsAddUpToWhatTheServiceCountedForEachViewer() throws IOException {
    var file = export(Table.REWARDS, Format.JSONL, "all", EVERYTHING, true);
    Map<String, Double> rewards = new HashMap<>();
    Map<String, Double> seconds = new HashMap<>();
    try (var lines = Files.lines(file)) {
      lines
          .map(line -> Json.mapper().readValue(line, RewardRow.class))
          .forEach(
              row -> {
                rewards.merge(row.viewerId(), row.reward(), Double::sum);
                seconds.merge(row.viewerId(), row.watchSeconds(), Double::sum);
              });
    }
    assertThat(rewards.keySet()).isEqualTo(counted.keySet());
    assertThat(rewards.values().stream().mapToDouble(Math::abs).sum()).isGreaterThan(10);
    counted.forEach(
        (viewer, total) -> {
          assertThat(rewards.get(viewer)).isCloseTo(total.reward(), within(1e-9));
          assertThat(seconds.get(viewer)).isCloseTo(total.watchSeconds(), within(1e-6));
        });
  }

  @Test
  void transitionsLeadFromDisplayedSlateToDisplayedSlate() throws IOException {
    var file = export(Table.TRANSITIONS, Format.PARQUET, "all", EVERYTHING, true);
    var rows = new CarpetReader<>(file.toFile(), TransitionRow.class).toList();

    assertThat(rows).hasSize((int) counted.values().stream().mapToLong(t -> t.displayed()).sum());
    var byId = rows.stream().collect(Collectors.toMap(TransitionRow::decisionId, row -> row));
    var led = 0;
    for (var row : rows) {
      if (row.nextDecisionId() != null) {
        var next = Objects.requireNonNull(byId.get(row.nextDecisionId()));
        assertThat(next.viewerId()).isEqualTo(row.viewerId());
        assertThat(row.nextState()).isEqualTo(next.state());
        assertThat(row.gapMillis()).isEqualTo(next.time() - row.time()).isPositive();
        led++;
      } else {
        assertThat(row.truncated()).isTrue(); // three hours are shorter than the horizon
      }
    }
    assertThat(led)
        .isEqualTo(
            rows.size()
                - (int) byId.values().stream().map(TransitionRow::viewerId).distinct().count());
    assertThat(rows.stream().mapToDouble(TransitionRow::reward).sum())
        .isCloseTo(counted.values().stream().mapToDouble(t -> t.reward()).sum(), within(1e-6));
  }

  @Test
  void viewersGoByTheIdsOfThePlatformUnlessPseudonymsAreAskedFor() throws IOException {
    var named = export(Table.EVENTS, Format.CSV, "named", EVERYTHING, false);
    var pseudonyms = export(Table.EVENTS, Format.CSV, "pseudonyms", EVERYTHING, true);
    var links = new HashMap<String, String>();
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var left = format.parse(Files.newBufferedReader(named));
        var right = format.parse(Files.newBufferedReader(pseudonyms))) {
      var others = right.iterator();
      for (var row : left) {
        var other = others.next();
        assertThat(row.get("offset")).isEqualTo(other.get("offset"));
        links.put(other.get("viewerId"), row.get("viewerId"));
      }
      assertThat(others.hasNext()).isFalse();
    }
    links.remove("");
    assertThat(links).hasSizeGreaterThan(10);
    links.forEach(
        (pseudonym, viewer) -> assertThat(store.log().viewer(pseudonym)).isEqualTo(viewer));
    assertThat(Files.readString(pseudonyms)).doesNotContain(new HashSet<>(links.values()));
  }

  @Test
  void whatHappenedBeforeIsLeftOut() throws IOException {
    var all = read(export(Table.EVENTS, Format.PARQUET, "all", EVERYTHING, true));
    var middle = all.get(all.size() / 2).time();
    var later = read(export(Table.EVENTS, Format.PARQUET, "later", middle, true));

    assertThat(all)
        .hasSize((int) facts.stream().filter(f -> f.fact() instanceof Fact.Happened).count());
    assertThat(later).isEqualTo(all.stream().filter(row -> row.time() >= middle).toList());
    assertThat(later).hasSizeLessThan(all.size());
  }

  @Test
  void aFileThatExistsIsLeftAsItIs() throws IOException {
    var file = export(Table.EVENTS, Format.JSONL, "once", EVERYTHING, true);
    var before = Files.readString(file);
    assertThatThrownBy(() -> export(Table.EVENTS, Format.JSONL, "once", EVERYTHING, true))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("choose another --out");
    assertThat(file).hasContent(before);
  }

  private List<EventRow> read(Path file) throws IOException {
    return new CarpetReader<>(file.toFile(), EventRow.class).toList();
  }

  private Path export(Table table, Format format, String name, long since, boolean pseudonyms)
      throws IOException {
    var file = folder.resolve(table + "-" + name + "." + format);
    new LogExport(
            store.log(),
            WorldInLockstep.SETTINGS.windows(),
            WorldInLockstep.SETTINGS.prices(),
            WorldInLockstep.SETTINGS.features(),
            since,
            pseudonyms)
        .write(table, format, file, read -> {});
    return file;
  }

  private List<Decision> decisions() {
    return facts.stream()
        .flatMap(f -> f.fact() instanceof Fact.Decided(var d) ? List.of(d).stream() : null)
        .toList();
  }
}
