package io.eddy.service.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.protocol.Mode;
import io.eddy.protocol.answer.DecisionAnswer;
import io.eddy.protocol.answer.EventsAnswer;
import io.eddy.protocol.answer.SlateAnswer;
import io.eddy.protocol.answer.ViewerAnswer;
import io.eddy.protocol.event.ParsedBatch;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.fact.Fact;
import io.eddy.service.Experiments;
import io.eddy.service.ServiceSettings;
import io.eddy.service.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a request to a logged decision, and what can be asked of it afterwards. */
class DecisionsTest {
  private static String[] rooms(int count) {
    return IntStream.range(0, count).mapToObj(i -> "r" + i).toArray(String[]::new);
  }

  private static List<String> roomIds(SlateAnswer answer) {
    return answer.items().stream().map(SlateAnswer.Item::roomId).toList();
  }

  private static String id(SlateAnswer answer) {
    return Objects.requireNonNull(answer.decisionId());
  }

  private static List<Decision> decisions(Stage stage) {
    return stage.facts(Fact.Decided.class).stream().map(Fact.Decided::decision).toList();
  }

  private static List<DecisionAnswer.Outcome> outcomes(Stage stage, SlateAnswer answer) {
    return stage.service().decision(id(answer)).orElseThrow().outcomes();
  }

  @Test
  void answersARepeatedRequestWithTheSameDecision() {
    try (var stage = new Stage()) {
      stage.live(rooms(20));
      var first = stage.recommend("u1", 5, "q1", null);

      assertThat(stage.recommend("u1", 5, "q1", null)).isEqualTo(first);
      assertThat(stage.recommend("u2", 5, "q1", null).decisionId())
          .isNotEqualTo(first.decisionId());
      assertThat(stage.recommend("u1", 5, "q2", null).decisionId())
          .isNotEqualTo(first.decisionId());
      assertThat(decisions(stage)).hasSize(3);

      stage.cut();
      assertThat(stage.recommend("u1", 5, "q1", null)).isEqualTo(first);
    }
  }

  @Test
  void makesOneDecisionForSixteenRequestsOfOneIdAtOnce() {
    try (var stage = new Stage();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      stage.live(rooms(20));
      for (var round = 0; round < 20; round++) {
        var request = "q" + round;
        var answers =
            IntStream.range(0, 16)
                .mapToObj(
                    i ->
                        CompletableFuture.supplyAsync(
                            () -> stage.recommend("u1", 5, request, null), threads))
                .toList();
        assertThat(new HashSet<>(answers.stream().map(Stage::soon).toList())).hasSize(1);
      }
      assertThat(decisions(stage)).hasSize(20);
    }
  }

  @Test
  void replacesARepeatedDecisionOneOfWhoseRoomsHasEnded() {
    try (var stage = new Stage()) {
      stage.live(rooms(6));
      var first = stage.recommend("u1", 6, "q1", null);
      stage.at(1).send(stage.ended("r3"));

      var second = stage.recommend("u1", 6, "q1", null);

      assertThat(second.replaces()).isEqualTo(first.decisionId());
      assertThat(roomIds(second)).containsExactlyInAnyOrder("r0", "r1", "r2", "r4", "r5");
      assertThat(stage.recommend("u1", 6, "q1", null)).isEqualTo(second);
    }
  }

  @Test
  void replacesARepeatedDecisionWhoseRoomIsInAnotherBroadcast() {
    try (var stage = new Stage()) {
      stage.live(rooms(2));
      var first = stage.recommend("u1", 2, "q1", null);
      stage.at(1).send(stage.ended("r1"));
      stage.at(2).live("r1");

      var second = stage.recommend("u1", 2, "q1", null);

      assertThat(second.replaces()).isEqualTo(first.decisionId());
      assertThat(second.items())
          .extracting(SlateAnswer.Item::broadcastId)
          .containsExactlyInAnyOrder("b0", stage.eddy().view().room("r1").ref().broadcastId())
          .doesNotContain("b1");
    }
  }

  @Test
  void showsPageAfterPageWithoutRepetitionUntilNothingIsLeft() {
    try (var stage = new Stage()) {
      stage.live(rooms(23));
      var seen = new ArrayList<String>();
      var page = stage.recommend("u1", 10);
      for (var expected : List.of(10, 10, 3, 0, 0)) {
        assertThat(page.items()).hasSize(expected);
        seen.addAll(roomIds(page));
        page = stage.recommend("u1", 10, null, id(page));
      }
      assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrder(rooms(23));
    }
  }

  @Test
  void knowsNoPageAfterADecisionThatIsUnknownOrAnotherViewers() {
    try (var stage = new Stage()) {
      stage.live(rooms(5));
      var mine = stage.recommend("u1", 2);

      assertThatThrownBy(() -> stage.recommend("u2", 2, null, id(mine)))
          .isInstanceOf(UnknownDecisionException.class)
          .hasMessageContaining(id(mine));
      assertThatThrownBy(() -> stage.recommend("u1", 2, null, "d-unknown"))
          .isInstanceOf(UnknownDecisionException.class);
      assertThat(decisions(stage)).hasSize(1);
    }
  }

  @Test
  void obeysTheModeAndRemembersIt(@TempDir Path folder) {
    var file = folder.resolve("mode.json");
    try (var stage = new Stage(ServiceSettings.DEFAULT.with(Experiments.LEARNING), file)) {
      stage.live(rooms(5));
      assertThat(stage.service().mode().mode()).isEqualTo(Mode.LEARNING);
      assertThat(stage.recommend("u1", 2).policy()).isEqualTo("slate-q");

      stage.service().mode(Mode.BASELINE, "incident");
      var baseline = stage.recommend("u1", 2);
      assertThat(baseline.policy()).isEqualTo("popularity");
      assertThat(baseline.policyVersion()).isZero();
      assertThat(baseline.degraded()).isNull();
      assertThat(decisions(stage).getLast().learnable()).isTrue();
      assertThat(baseline.items()).allMatch(item -> item.propensity() > 0);

      stage.restart();
      assertThat(stage.service().mode().mode()).isEqualTo(Mode.BASELINE);
      assertThat(stage.service().mode().reason()).isEqualTo("incident");
      assertThat(stage.recommend("u1", 2).policy()).isEqualTo("popularity");

      stage.service().mode(Mode.FROZEN, "over");
      assertThat(stage.recommend("u1", 2).policy()).isEqualTo("slate-q");
    }
  }

  @Test
  void answersWithoutTheLogButLogsNothing() {
    try (var stage = new Stage()) {
      stage.live(rooms(5));
      stage.store().logFails(true);

      var answer = stage.recommend("u1", 2, "q1", null);

      assertThat(answer.degraded()).isTrue();
      assertThat(answer.reason()).isEqualTo("log_unavailable");
      assertThat(answer.decisionId()).isNull();
      assertThat(answer.policy()).isEqualTo("popularity");
      assertThat(answer.items()).hasSize(2);
      stage.store().logFails(false);
      var logged = stage.recommend("u1", 2, "q1", null);
      assertThat(logged.degraded()).isNull();
      assertThat(logged.replaces()).isNull();
      assertThat(decisions(stage)).hasSize(1);
    }
  }

  @Test
  void answersWithTheBaselineWhileIntakeIsFillingUp() throws InterruptedException {
    try (var stage = new Stage()) {
      stage.live(rooms(5));
      stage.store().holdUp();
      // 19,599 of 20,000 places are taken; the decision takes the one that makes it 98 %.
      var sent = filling(stage, ForkJoinPool.commonPool(), 19_599, "baseline");
      var answer = CompletableFuture.supplyAsync(() -> stage.recommend("u1", 2));
      awaitOverload(stage, "refusing");
      stage.store().letGo();

      assertThat(Stage.soon(sent).accepted()).isEqualTo(19_599);
      assertThat(Stage.soon(answer).degraded()).isTrue();
      assertThat(Stage.soon(answer).reason()).isEqualTo("overload");
      assertThat(Stage.soon(answer).policy()).isEqualTo("popularity");
      assertThat(Stage.soon(answer).decisionId()).isNotNull();
      assertThat(decisions(stage).getFirst().learnable()).isFalse();
      assertThat(stage.recommend("u1", 2).degraded()).isNull();
    }
  }

  @Test
  void drawsAnewWhenACandidateEndedAfterTheDraw() throws InterruptedException {
    try (var stage = new Stage();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      stage.live(rooms(10));
      for (var room : List.of("r3", "r4")) {
        stage.at(room.equals("r3") ? 1 : 3);
        var again = room.equals("r4");
        stage.store().holdUp();
        var first = filling(stage, threads, 4_001, "learnerYields");
        var end = stage.ended(room);
        var ending =
            CompletableFuture.supplyAsync(
                () -> again ? stage.send(end, stage.at(4).started(room)) : stage.send(end),
                threads);
        Thread.sleep(50);
        var answer = CompletableFuture.supplyAsync(() -> stage.recommend("u1", 10), threads);
        Thread.sleep(50);
        stage.store().letGo();
        Stage.soon(first);
        Stage.soon(ending);

        // r3 is over; r4 is live again, in another broadcast than the one that the draw was from.
        assertThat(Stage.soon(answer).items())
            .extracting(SlateAnswer.Item::broadcastId)
            .hasSize(9)
            .doesNotContain("b3", again ? "b4" : "b3");
      }
    }
  }

  private static CompletableFuture<EventsAnswer> filling(
      Stage stage, Executor threads, int events, String level) throws InterruptedException {
    var likes =
        new ParsedBatch(
            IntStream.range(0, events)
                .mapToObj(i -> Stage.item(i, stage.like(null, "u0", "r0", 1)))
                .toList());
    var sent = CompletableFuture.supplyAsync(() -> stage.service().accept(likes), threads);
    awaitOverload(stage, level);
    return sent;
  }

  private static void awaitOverload(Stage stage, String level) throws InterruptedException {
    for (var i = 0; i < 4_000; i++) {
      if (stage.service().metrics().overload().equals(level)) {
        return;
      }
      Thread.sleep(5);
    }
    throw new AssertionError("The queue never came to " + level);
  }

  @Test
  void saysThatNothingIsLive() {
    try (var stage = new Stage()) {
      var answer = stage.recommend("u1", 2);

      assertThat(answer.items()).isEmpty();
      assertThat(answer.reason()).isEqualTo("nothing_live");
      assertThat(answer.decisionId()).isNotNull();
    }
  }

  @Test
  void logsAllCandidatesForViewersWhoEvaluateAndASampleForOthers() {
    for (var evaluating : List.of(true, false)) {
      var experiment = evaluating ? Experiments.EVALUATING : Experiments.LEARNING;
      try (var stage = new Stage(ServiceSettings.DEFAULT.with(experiment))) {
        stage.live(rooms(100));
        stage.recommend("u1", 10);

        var decision = decisions(stage).getFirst();
        assertThat(decision.evaluation()).isEqualTo(evaluating);
        assertThat(decision.learnable()).isEqualTo(!evaluating);
        assertThat(decision.candidates().roomIds()).hasSize(100);
        // The slate's 10 and the other 90, or 32 of these.
        assertThat(decision.candidates().rows()).hasSize(evaluating ? 100 : 42);
        assertThat(decision.candidates().inclusion()).isEqualTo(evaluating ? 1 : 32f / 90);
      }
    }
  }

  @Test
  void tellsALoggedDecisionExactlyAsItWasSent() {
    try (var stage = new Stage()) {
      stage.live(rooms(100));
      var sent = IntStream.range(0, 30).mapToObj(i -> stage.recommend("u" + i, 10)).toList();
      for (var turn = 0; turn < 3; turn++) {
        for (var answer : sent) {
          var told = stage.service().decision(id(answer)).orElseThrow();
          assertThat(told.answer()).isEqualTo(answer);
          assertThat(told.candidates()).hasSize(100);
          assertThat(told.time().toEpochMilli()).isEqualTo(Stage.START);
        }
        if (turn == 0) {
          stage.cut();
        } else {
          stage.restart();
        }
      }
      assertThat(stage.service().decision("no-decision")).isEmpty();
      assertThat(stage.service().decision(id(sent.getFirst()) + "x")).isEmpty();
    }
  }

  @Test
  void tellsWhatADecisionLedToForEver() {
    try (var stage = new Stage()) {
      stage.live(rooms(5));
      var answer = stage.recommend("u1", 3);
      var room = answer.items().get(1).roomId();
      assertThat(outcomes(stage, answer)).isEmpty();
      stage.at(1).send(stage.enter("u1", room, id(answer)));
      stage.at(41).send(stage.watch("u1", room, 40), stage.gift("g", "u1", room, 250));

      var expected =
          List.of(
              new DecisionAnswer.Outcome(0, "impression", 1),
              new DecisionAnswer.Outcome(1, "impression", 1),
              new DecisionAnswer.Outcome(1, "enter", 1),
              new DecisionAnswer.Outcome(1, "watch", 40),
              new DecisionAnswer.Outcome(1, "success", 1),
              new DecisionAnswer.Outcome(1, "gift", 250));
      assertThat(outcomes(stage, answer)).containsExactlyElementsOf(expected);
      stage.cut();
      assertThat(outcomes(stage, answer)).containsExactlyElementsOf(expected);

      // Three hours later, at the viewer's next decision, it is open no more.
      stage.at(42).send(stage.leave("u1", room));
      stage.at(3 * 3_600).recommend("u1", 3);
      assertThat(outcomes(stage, answer)).containsExactlyElementsOf(expected);
      stage.cut();
      assertThat(outcomes(stage, answer)).containsExactlyElementsOf(expected);
      stage.restart();
      assertThat(outcomes(stage, answer)).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void listsLiveRoomsPageByPage() {
    try (var stage = new Stage()) {
      stage.live("a", "b", "c", "d", "e");
      stage.send(stage.beat("b"), stage.ended("d"));

      var first = stage.service().rooms(3, null);
      assertThat(first.rooms()).extracting(room -> room.roomId()).containsExactly("a", "b", "c");
      assertThat(first.rooms()).extracting(room -> room.viewers()).containsExactly(null, 5L, null);
      assertThat(first.nextCursor()).isEqualTo("c");
      var second = stage.service().rooms(3, "c");
      assertThat(second.rooms()).extracting(room -> room.roomId()).containsExactly("e");
      assertThat(second.nextCursor()).isNull();
      assertThat(stage.service().rooms(4, null).nextCursor()).isNull();
    }
  }

  @Test
  void countsEachEventOfAViewerOnce() {
    try (var stage = new Stage()) {
      stage.live("r1", "r2");
      stage.send(
          stage.enter("u1", "r1", null),
          stage.watch("u1", "r1", 12.5),
          stage.like("a", "u1", "r1", 7),
          stage.like("a", "u1", "r1", 7),
          stage.gift("b", "u1", "r1", 100),
          stage.enter("u1", "r2", null),
          stage.watch("u1", "r2", 3));

      var answer = stage.service().viewer("u1").orElseThrow();
      assertThat(answer.counts()).isEqualTo(new ViewerAnswer.Counts(6, 2, 7, 0, 1, 0));
      assertThat(answer.openVisits()).containsExactly(new ViewerAnswer.OpenVisit("r2", 3));
      assertThat(stage.service().viewer("stranger")).isEmpty();
    }
  }

  @Test
  void neverShowsARoomWhoseEndWasAcknowledged() throws InterruptedException {
    var live = 40;
    try (var stage = new Stage();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      stage.live(rooms(live));
      var acknowledged = ConcurrentHashMap.<String>newKeySet();
      var asking =
          IntStream.range(0, 4)
              .mapToObj(
                  thread ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            var wrong = new ArrayList<String>();
                            for (var i = 0; i < 500; i++) {
                              var ended = Set.copyOf(acknowledged);
                              for (var item :
                                  stage.recommend("u" + thread + "-" + i % 50, 10).items()) {
                                if (ended.contains(item.broadcastId())) {
                                  wrong.add(item.broadcastId());
                                }
                              }
                            }
                            return wrong;
                          },
                          threads))
              .toList();
      var all = CompletableFuture.allOf(asking.toArray(CompletableFuture[]::new));
      for (var i = 0; !all.isDone(); i++) {
        var room = "r" + i % live;
        var broadcast = stage.eddy().view().room(room).ref().broadcastId();
        stage.at(i + 1).send(stage.ended(room));
        acknowledged.add(broadcast);
        stage.at(i + 1.5).live(room);
      }

      assertThat(asking).allSatisfy(wrong -> assertThat(Stage.soon(wrong)).isEmpty());
      assertThat(decisions(stage)).hasSize(2_000).allMatch(d -> d.items().size() >= 9);
      assertThat(acknowledged).hasSizeGreaterThan(20);
    }
  }
}
