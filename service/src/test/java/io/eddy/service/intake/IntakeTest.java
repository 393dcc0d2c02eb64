package io.eddy.service.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.protocol.answer.EventsAnswer;
import io.eddy.protocol.event.ParsedBatch;
import io.eddy.recommender.fact.Fact;
import io.eddy.service.Experiments;
import io.eddy.service.ServiceSettings;
import io.eddy.service.Stage;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happens when the log fails or more comes than can be written. */
class IntakeTest {
  private static Stage narrow() {
    var some = Limits.DEFAULT;
    var limits =
        new Limits(
            1_000,
            some.viewers(),
            some.rooms(),
            some.streamers(),
            some.oldest(),
            some.ahead(),
            some.lateness(),
            some.lease(),
            some.sessionIdle(),
            some.roomKept(),
            some.moneySeen(),
            some.othersSeen());
    var d = ServiceSettings.DEFAULT;
    return new Stage(
        new ServiceSettings(
            d.features(),
            Experiments.LEARNING,
            d.windows(),
            d.prices(),
            d.retrieval(),
            d.caps(),
            d.exploration(),
            limits,
            d.serving(),
            d.retention()));
  }

  private static ParsedBatch likes(Stage stage, String of, int count) {
    return new ParsedBatch(
        IntStream.range(0, count)
            .mapToObj(i -> Stage.item(i, stage.like(of + i, of, "r1", 1)))
            .toList());
  }

  private static CompletableFuture<EventsAnswer> sending(Stage stage, ParsedBatch batch) {
    return CompletableFuture.supplyAsync(
        () -> stage.service().accept(batch), command -> Thread.ofVirtual().start(command));
  }

  private static void awaitOverload(Stage stage, String level) throws InterruptedException {
    for (var i = 0; i < 2_000; i++) {
      if (stage.service().metrics().overload().equals(level)) {
        return;
      }
      Thread.sleep(5);
    }
    throw new AssertionError("The queue never came to " + level);
  }

  @Test
  void foldsNothingThatTheLogRefused() {
    try (var stage = new Stage()) {
      stage.live("r1").send(stage.like("e1", "u1", "r1", 1));
      var head = stage.store().log().head();

      stage.store().logFails(true);
      var refused = stage.like("e2", "u1", "r1", 5);
      assertThatThrownBy(() -> stage.send(refused, stage.ended("r1")))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("The disk is full");
      assertThat(stage.store().log().head()).isEqualTo(head);
      assertThat(stage.service().viewer("u1").orElseThrow().counts().likes()).isEqualTo(1);
      assertThat(stage.service().rooms(10, null).rooms()).hasSize(1);
      assertThatThrownBy(() -> stage.send(stage.like("e3", "new", "r1", 1)))
          .isInstanceOf(UnavailableException.class);
      assertThat(stage.service().viewer("new")).isEmpty();

      stage.store().logFails(false);
      assertThat(stage.send(refused).accepted()).isEqualTo(1);
      assertThat(stage.send(refused).duplicate()).isEqualTo(1);
      assertThat(stage.send(stage.like("e3", "new", "r1", 1)).accepted()).isEqualTo(1);
      stage.restart();
      assertThat(stage.service().viewer("u1").orElseThrow().counts().likes()).isEqualTo(6);
      assertThat(stage.service().viewer("new").orElseThrow().counts().likes()).isEqualTo(1);
    }
  }

  @Test
  void refusesWholeBatchesWhenTheQueueIsFull() throws InterruptedException {
    try (var stage = narrow()) {
      stage.live("r1");
      stage.store().holdUp();
      var first = sending(stage, likes(stage, "a", 500));
      var second = sending(stage, likes(stage, "b", 480));
      awaitOverload(stage, "refusing");

      // 20 of 1,000 places are left.
      assertThatThrownBy(() -> stage.service().accept(likes(stage, "c", 21)))
          .isInstanceOf(OverloadedException.class);
      var third = sending(stage, likes(stage, "d", 20));
      stage.store().letGo();

      assertThat(Stage.soon(first).accepted()).isEqualTo(500);
      assertThat(Stage.soon(second).accepted()).isEqualTo(480);
      assertThat(Stage.soon(third).accepted()).isEqualTo(20);
      assertThat(stage.service().viewer("c")).isEmpty();
      assertThat(stage.facts(Fact.Happened.class)).hasSize(1_001);
      assertThat(stage.send(stage.like("e", "e", "r1", 1)).accepted()).isEqualTo(1);
    }
  }

  @Test
  void writesWhatWaitsWhenItIsClosedAndTakesNothingMore() throws InterruptedException {
    try (var stage = narrow()) {
      stage.live("r1");
      stage.store().holdUp();
      var first = sending(stage, likes(stage, "a", 500));
      var second = sending(stage, likes(stage, "b", 480));
      awaitOverload(stage, "refusing");
      var closing = CompletableFuture.runAsync(stage.eddy()::close);
      while (stage.service().ready().checks().get("writing")) {
        Thread.sleep(1);
      }

      assertThatThrownBy(() -> stage.send(stage.like("c", "c", "r1", 1)))
          .isInstanceOf(UnavailableException.class);
      stage.store().letGo();
      Stage.soon(closing);

      assertThat(Stage.soon(first).accepted()).isEqualTo(500);
      assertThat(Stage.soon(second).accepted()).isEqualTo(480);
    }
  }
}
