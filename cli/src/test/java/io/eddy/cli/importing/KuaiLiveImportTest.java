package io.eddy.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.cli.config.ConfigException;
import io.eddy.protocol.Parsed;
import io.eddy.protocol.event.EventFormat;
import io.eddy.protocol.event.EventReader;
import io.eddy.protocol.event.ParsedBatch;
import io.eddy.protocol.event.ParsedItem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows written by hand under KuaiLive's published headers. */
class KuaiLiveImportTest {
  @TempDir Path folder;

  @BeforeEach
  void tables() throws IOException {
    table(
        "room",
        "p_date,live_id,streamer_id,live_type,start_timestamp,end_timestamp,live_content_category,live_name_id",
        "20250505,900,70,1,1746442800000,1746446400000,12,4",
        "20250505,901,71,1,1746446400000,1746442800000,12,4");
    table(
        "click",
        "user_id,live_id,streamer_id,timestamp,watch_live_time",
        "5,900,70,1746442900000,61500",
        "5,900,70,1746442999000,-1",
        "5,900,70,soon,100");
    table("comment", "user_id,live_id,streamer_id,timestamp", "5,900,70,1746442930000");
    table("like", "user_id,live_id,streamer_id,timestamp", "5,900,70,1746442940000");
    table(
        "gift", "user_id,live_id,streamer_id,timestamp,gift_price", "5,900,70,1746442950000,88.0");
    table("negative", "user_id,live_id,streamer_id,timestamp", "6,900,70,1746442900000");
  }

  @Test
  void rowsBecomeEventsInTheOrderOfTheirTimes() throws IOException {
    var result = run();
    assertThat(Files.readAllLines(events()))
        .containsExactly(
            "{\"type\":\"room.started\",\"id\":\"room-1-start\",\"source\":\"kuailive\",\"time\":1746442800000,\"roomId\":\"70\",\"streamerId\":\"70\",\"broadcastId\":\"900\",\"category\":\"12\"}",
            "{\"type\":\"impression\",\"id\":\"negative-1\",\"source\":\"kuailive\",\"time\":1746442900000,\"viewerId\":\"6\",\"roomId\":\"70\"}",
            "{\"type\":\"enter\",\"id\":\"click-1-enter\",\"source\":\"kuailive\",\"time\":1746442900000,\"viewerId\":\"5\",\"roomId\":\"70\",\"visitId\":\"click-1\"}",
            "{\"type\":\"comment\",\"id\":\"comment-1\",\"source\":\"kuailive\",\"time\":1746442930000,\"viewerId\":\"5\",\"roomId\":\"70\"}",
            "{\"type\":\"like\",\"id\":\"like-1\",\"source\":\"kuailive\",\"time\":1746442940000,\"viewerId\":\"5\",\"roomId\":\"70\",\"count\":1}",
            "{\"type\":\"gift\",\"id\":\"gift-1\",\"source\":\"kuailive\",\"time\":1746442950000,\"viewerId\":\"5\",\"roomId\":\"70\",\"valueMinor\":88,\"count\":1}",
            "{\"type\":\"leave\",\"id\":\"click-1-leave\",\"source\":\"kuailive\",\"time\":1746442961500,\"viewerId\":\"5\",\"roomId\":\"70\",\"visitId\":\"click-1\",\"watchSeconds\":61.5}",
            "{\"type\":\"room.ended\",\"id\":\"room-1-end\",\"source\":\"kuailive\",\"time\":1746446400000,\"roomId\":\"70\",\"broadcastId\":\"900\"}");
    assertThat(result.events()).isEqualTo(8);
    assertThat(result.rows()).containsEntry("click.csv", 3L).containsEntry("room.csv", 2L);
  }

  @Test
  void senselessRowsAreCountedByReasonAndListed() throws IOException {
    assertThat(run().senseless())
        .isEqualTo(
            Map.of(
                "room.csv: the broadcast ends before it starts", 1L,
                "click.csv: the watch time is negative", 1L,
                "click.csv: timestamp is no number", 1L));
    assertThat(Files.readAllLines(rejects()))
        .containsExactly(
            "room.csv line 3: the broadcast ends before it starts:"
                + " 20250505,901,71,1,1746446400000,1746442800000,12,4",
            "click.csv line 3: the watch time is negative: 5,900,70,1746442999000,-1",
            "click.csv line 4: timestamp is no number: 5,900,70,soon,100");
  }

  @Test
  void whatIsWrittenIsWhatTheServiceReads() throws IOException {
    run();
    var read =
        EventReader.read(
            Files.readAllBytes(events()), EventFormat.JSON_LINES, "other", 1_746_450_000_000L);
    assertThat(read).isInstanceOf(Parsed.Valid.class);
    var batch = ((Parsed.Valid<ParsedBatch>) read).value();
    assertThat(batch.items()).hasSize(8).allMatch(item -> item instanceof ParsedItem.Valid);
  }

  @Test
  void missingTablesAndColumnsAreNamed() throws IOException {
    table("gift", "user_id,live_id,streamer_id,timestamp", "5,900,70,1746442950000");
    assertThatThrownBy(this::run)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("gift.csv has no column gift_price");
    Files.delete(folder.resolve("gift.csv"));
    Files.delete(events().resolveSibling("events.jsonl.rejected"));
    assertThatThrownBy(this::run)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("gift.csv is missing");
  }

  @Test
  void nothingIsWrittenOver() throws IOException {
    Files.writeString(events(), "mine");
    assertThatThrownBy(this::run).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(events()).hasContent("mine");
  }

  /** A thousand lines in pieces of seven; equal times keep rank, then the order of adding. */
  @Test
  void linesAreSortedThoughTheyDoNotFitIntoMemory() throws IOException {
    var random = new SplittableRandom(4);
    var expected = new TreeMap<Integer, List<String>>();
    var written = new StringWriter();
    try (var lines = new SortedLines(7)) {
      for (var i = 0; i < 1_000; i++) {
        var time = random.nextInt(50);
        var rank = random.nextInt(3);
        var line = "%d of %d at %d".formatted(i, rank, time);
        lines.add(time, rank, line);
        expected.merge(
            10 * time + rank,
            List.of(line),
            (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
      }
      try (var out = new BufferedWriter(written)) {
        lines.writeTo(out);
      }
    }
    var sorted = expected.values().stream().flatMap(List::stream).toList();
    assertThat(written.toString().lines()).containsExactlyElementsOf(sorted);
  }

  private KuaiLiveImport.Result run() throws IOException {
    return new KuaiLiveImport(folder).write(events(), rejects());
  }

  private Path events() {
    return folder.resolve("events.jsonl");
  }

  private Path rejects() {
    return folder.resolve("events.jsonl.rejected");
  }

  private void table(String name, String header, String... rows) throws IOException {
    Files.writeString(
        folder.resolve(name + ".csv"), header + "\n" + String.join("\n", rows) + "\n");
  }
}
