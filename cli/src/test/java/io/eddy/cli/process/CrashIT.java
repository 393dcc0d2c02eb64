package io.eddy.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.protocol.Mode;
import io.eddy.protocol.answer.SlateAnswer;
import io.eddy.protocol.client.EddyClient;
import io.eddy.protocol.client.EddyException;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.LiveEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was answered is there after the process has ended, however it ended. */
@Timeout(240)
class CrashIT {
  private static final int SENDERS = 4;
  private static final int ASKERS = 2;
  private static final long LOAD_MILLIS = 2_500;

  @TempDir private Path folder;

  /**
   * What one sender knows: all of its events are likes of one viewer, so that each counts.
   *
   * @param acknowledged batches that were answered
   * @param unanswered the batch at which the server was gone
   */
  private record Sent(
      String viewerId, List<List<LiveEvent>> acknowledged, List<LiveEvent> unanswered) {}

  @Test
  void whatWasAcknowledgedSurvivesAKillUnderLoadEachOnce() throws Exception {
    var data = folder.resolve("data");
    var sent = new ArrayList<Sent>();
    var decided = new ArrayList<SlateAnswer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var round = 0; round < 2; round++) {
        try (var server = ServerProcess.start(data);
            var client = server.client()) {
          client.send(rooms());
          assertEverythingIsThere(client, sent, decided);
          client.mode(round == 0 ? Mode.FROZEN : Mode.BASELINE, "round " + round);
          var senders = send(threads, client, "u" + round);
          var askers = ask(threads, client, "v" + round);
          Thread.sleep(LOAD_MILLIS);
          server.kill();
          for (var sender : senders) {
            sent.add(sender.get());
          }
          for (var asker : askers) {
            decided.addAll(asker.get());
          }
        }
        assertThat(sent).allMatch(s -> !s.acknowledged().isEmpty());
      }
      try (var server = ServerProcess.start(data);
          var client = server.client()) {
        assertThat(client.mode().mode()).isEqualTo(Mode.BASELINE);
        assertThat(client.mode().reason()).isEqualTo("round 1");
        assertEverythingIsThere(client, sent, decided);
        var batches = sent.stream().mapToInt(s -> s.acknowledged().size()).sum();
        System.out.printf(
            "%d batches and %d decisions acknowledged before two kills%n", batches, decided.size());
      }
    }
  }

  @Test
  void whatWasAcknowledgedSurvivesAnOrderlyEndUnderLoad() throws Exception {
    var data = folder.resolve("data");
    var sent = new ArrayList<Sent>();
    var decided = new ArrayList<SlateAnswer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try (var server = ServerProcess.start(data);
          var client = server.client()) {
        client.send(rooms());
        var senders = send(threads, client, "u");
        var askers = ask(threads, client, "v");
        Thread.sleep(LOAD_MILLIS / 2);
        assertThat(server.terminate()).isZero();
        for (var sender : senders) {
          sent.add(sender.get());
        }
        for (var asker : askers) {
          decided.addAll(asker.get());
        }
        assertThat(server.errors()).doesNotContain("ERROR").doesNotContain("\tat ");
      }
      try (var server = ServerProcess.start(data);
          var client = server.client()) {
        assertThat(server.errors()).contains(" 0 facts read again");
        assertEverythingIsThere(client, sent, decided);
      }
    }
  }

  private static List<Future<Sent>> send(ExecutorService threads, EddyClient client, String viewers)
      throws InterruptedException {
    var senders = new ArrayList<Callable<Sent>>();
    for (var i = 0; i < SENDERS; i++) {
      var viewerId = viewers + "-" + i;
      senders.add(() -> sendUntilGone(client, viewerId));
    }
    return senders.stream().map(threads::submit).toList();
  }

  private static List<Future<List<SlateAnswer>>> ask(
      ExecutorService threads, EddyClient client, String viewers) {
    var askers = new ArrayList<Callable<List<SlateAnswer>>>();
    for (var i = 0; i < ASKERS; i++) {
      var viewerId = viewers + "-" + i;
      askers.add(() -> askUntilGone(client, viewerId));
    }
    return askers.stream().map(threads::submit).toList();
  }

  private static Sent sendUntilGone(EddyClient client, String viewerId) {
    var acknowledged = new ArrayList<List<LiveEvent>>();
    while (true) {
      var batch = new ArrayList<LiveEvent>();
      for (var i = 0; i <= acknowledged.size() % 20; i++) {
        batch.add(TestEvents.like(viewerId + "-" + acknowledged.size() + "-" + i, viewerId, "r0"));
      }
      try {
        var answer = client.send(batch);
        assertThat(answer.accepted()).isEqualTo(batch.size());
        acknowledged.add(batch);
      } catch (EddyException e) {
        return new Sent(viewerId, acknowledged, batch);
      }
    }
  }

  private static List<SlateAnswer> askUntilGone(EddyClient client, String viewerId) {
    var answers = new ArrayList<SlateAnswer>();
    while (true) {
      try {
        answers.add(client.recommend(SlateRequest.of(viewerId)));
      } catch (EddyException e) {
        return answers;
      }
    }
  }

  private static void assertEverythingIsThere(
      EddyClient client, List<Sent> sent, List<SlateAnswer> decided) {
    for (var answer : decided) {
      if (answer.decisionId() != null) {
        assertThat(client.decision(answer.decisionId()).answer()).isEqualTo(answer);
      }
    }
    for (var sender : sent) {
      var events = 0L;
      for (var batch : sender.acknowledged()) {
        var again = client.send(batch);
        assertThat(again.duplicate()).as(sender.viewerId()).isEqualTo(batch.size());
        assertThat(again.items()).allMatch(item -> item.code() == null);
        events += batch.size();
      }
      var lost = sender.unanswered();
      var answer = client.send(lost);
      assertThat(answer.accepted() + answer.duplicate()).isEqualTo(lost.size());
      assertThat(answer.accepted()).as("a batch is taken whole or not at all").isIn(0, lost.size());
      events += lost.size();
      var counts = client.viewer(sender.viewerId()).orElseThrow().counts();
      assertThat(counts.events()).as(sender.viewerId()).isEqualTo(events);
      assertThat(counts.likes()).as(sender.viewerId()).isEqualTo(events);
    }
  }

  private static List<LiveEvent> rooms() {
    var rooms = new ArrayList<LiveEvent>();
    for (var i = 0; i < 8; i++) {
      rooms.add(TestEvents.started("r" + i, "music", 10));
    }
    return rooms;
  }
}
