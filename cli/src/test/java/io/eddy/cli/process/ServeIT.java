package io.eddy.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.protocol.Mode;
import io.eddy.protocol.answer.SlateAnswer;
import io.eddy.protocol.client.EddyClient;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.LiveEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code eddy serve} from outside: what it answers, what it learns, how it starts and ends. */
@Timeout(180)
class ServeIT {
  private static final int PROBES = 200;
  private static final int MOST_ROUNDS = 3_000;

  @TempDir private Path folder;

  @Test
  void policyVersionsRiseAndStrangersAreShownWhatOthersWatched() throws Exception {
    try (var server = ServerProcess.start(folder.resolve("data"));
        var client = server.client()) {
      client.send(rooms(6));
      var before = meanPosition(client, "early", "r0");
      var rounds = 0;
      while (client.policies().inForce().version() < 5 && rounds < MOST_ROUNDS) {
        watchOnly("r0", client, "viewer" + rounds++);
      }
      assertThat(client.policies().inForce().version()).isGreaterThanOrEqualTo(5);
      for (var i = 0; i < 200; i++) {
        watchOnly("r0", client, "later" + i);
      }
      var answer = client.recommend(SlateRequest.of("stranger"));
      assertThat(answer.policyVersion()).isGreaterThanOrEqualTo(5);
      assertThat(answer.policy()).isEqualTo("slate-q");
      var after = meanPosition(client, "late", "r0");
      System.out.printf("r0 at %.2f before, at %.2f after%n", before, after);
      // Six rooms, all alike but that r0 reports the fewest viewers: it stands behind the middle at
      // first.
      assertThat(before).isGreaterThan(2.5);
      assertThat(after).isLessThan(before - 1);
    }
  }

  @Test
  void aRoomThatEndedNeverAppearsAgain() throws Exception {
    try (var server = ServerProcess.start(folder.resolve("data"));
        var client = server.client()) {
      client.send(rooms(5));
      assertThat(IntStream.range(0, 20).mapToObj(i -> shown(client, "a" + i)))
          .allMatch(slate -> slate.contains("r4"));
      assertThat(client.send(List.of(TestEvents.ended("r4"))).accepted()).isEqualTo(1);
      var slates =
          IntStream.range(0, 400).parallel().mapToObj(i -> shown(client, "b" + i)).toList();
      assertThat(slates).allMatch(slate -> slate.size() == 4 && !slate.contains("r4"));
      assertThat(client.rooms(200, null).rooms())
          .extracting(room -> room.roomId())
          .containsExactly("r0", "r1", "r2", "r3");
    }
  }

  @Test
  void anOrderlyEndIsExitCode0AndTheNextStartGoesOnFromThere() throws Exception {
    var data = folder.resolve("data");
    String decisionId;
    try (var server = ServerProcess.start(data);
        var client = server.client()) {
      client.send(rooms(4));
      for (var i = 0; i < 50; i++) {
        watchOnly("r0", client, "u" + i);
      }
      client.mode(Mode.BASELINE, "maintenance");
      decisionId = client.recommend(SlateRequest.of("u0")).decisionId();
      assertThat(server.terminate()).isZero();
      assertThat(server.errors()).doesNotContain("ERROR").doesNotContain("\tat ");
    }
    try (var server = ServerProcess.start(data);
        var client = server.client()) {
      assertThat(client.mode().mode()).isEqualTo(Mode.BASELINE);
      assertThat(client.mode().reason()).isEqualTo("maintenance");
      assertThat(client.policies().inForce().version()).isPositive();
      assertThat(client.decision(decisionId).answer().decisionId()).isEqualTo(decisionId);
      assertThat(client.viewer("u0").orElseThrow().counts().visits()).isEqualTo(1);
      assertThat(client.recommend(SlateRequest.of("u0")).policy()).isEqualTo("popularity");
      var version = client.policies().inForce().version();
      client.mode(Mode.LEARNING, "done");
      assertThat(client.recommend(SlateRequest.of("u0")).policyVersion())
          .isGreaterThanOrEqualTo(version);
      assertThat(server.terminate()).isZero();
    }
  }

  @Test
  void theConfigurationIsInForce() throws Exception {
    var file = folder.resolve("mine.yaml");
    Files.writeString(
        file,
        """
        slate:
          perCategory: 1
        serving:
          baseline: repeat
        """);
    try (var server = ServerProcess.start(folder.resolve("data"), "--config", file.toString());
        var client = server.client()) {
      client.send(rooms(6)); // of two categories in turn
      assertThat(shown(client, "u1")).hasSize(2);
      client.mode(Mode.BASELINE, "test");
      assertThat(client.recommend(SlateRequest.of("u1")).policy()).isEqualTo("repeat");
    }
  }

  @Test
  void whatIsWrongIsOneSentenceAndAnExitCode() throws Exception {
    var data = folder.resolve("data");
    var wrong = folder.resolve("wrong.yaml");
    Files.writeString(wrong, "slate: {perStreamr: 2}\n");
    var strange = Files.createDirectory(folder.resolve("strange"));
    Files.writeString(strange.resolve("diary"), "dear diary");
    try (var server = ServerProcess.start(data)) {
      var other = folder.resolve("other").toString();
      var port = Integer.toString(server.address().getPort());
      assertFails(2, "0.0.0.0) can be reached from other machines", "--host", "0.0.0.0");
      assertFails(2, "nearest one is slate.perStreamer", "--config", wrong.toString());
      assertFails(2, "does not exist", "--config", folder.resolve("none").toString());
      assertFails(2, "port (70000) must be 0 to 65535", "--port", "70000");
      assertFails(1, "Could not listen on 127.0.0.1:" + port, "--data", other, "--port", port);
      assertFails(1, "open in another process", "--data", data.toString(), "--port", "0");
      assertFails(1, "holds something else (diary)", "--data", strange.toString(), "--port", "0");
    }
  }

  private static void assertFails(int exitCode, String message, String... options)
      throws Exception {
    var arguments = new ArrayList<>(List.of("serve"));
    arguments.addAll(List.of(options));
    var ended = ServerProcess.run(arguments.toArray(String[]::new));
    assertThat(ended.exitCode()).as(ended.errors()).isEqualTo(exitCode);
    assertThat(ended.output()).isEmpty();
    assertThat(ended.errors()).contains(message).doesNotContain("\tat ");
    assertThat(ended.errors().lines().filter(line -> line.startsWith("eddy serve: "))).hasSize(1);
  }

  /** Enters and watches one room, wherever it stands; all others are seen and left alone. */
  private static void watchOnly(String roomId, EddyClient client, String viewerId) {
    var slate = client.recommend(SlateRequest.of(viewerId));
    var events = new ArrayList<LiveEvent>();
    for (var item : slate.items()) {
      var id = slate.decisionId() + "-" + item.position();
      events.add(
          TestEvents.impression(
              "i" + id, viewerId, item.roomId(), slate.decisionId(), item.position()));
      if (item.roomId().equals(roomId)) {
        events.add(
            TestEvents.enter("e" + id, viewerId, roomId, slate.decisionId(), item.position()));
        events.add(TestEvents.watch("w" + id, viewerId, roomId, 600));
        events.add(TestEvents.leave("l" + id, viewerId, roomId, 600));
      }
    }
    assertThat(client.send(events).accepted()).isEqualTo(events.size());
  }

  /** Over viewers who are asked about for the first time. */
  private static double meanPosition(EddyClient client, String viewers, String roomId) {
    return IntStream.range(0, PROBES)
        .map(i -> shown(client, viewers + i).indexOf(roomId))
        .average()
        .orElseThrow();
  }

  private static List<String> shown(EddyClient client, String viewerId) {
    return client.recommend(SlateRequest.of(viewerId)).items().stream()
        .map(SlateAnswer.Item::roomId)
        .toList();
  }

  private static List<LiveEvent> rooms(int count) {
    var rooms = new ArrayList<LiveEvent>();
    for (var i = 0; i < count; i++) {
      rooms.add(TestEvents.started("r" + i, i % 2 == 0 ? "music" : "games", 10 + 10L * i));
    }
    return rooms;
  }
}
