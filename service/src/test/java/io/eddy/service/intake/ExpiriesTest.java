package io.eddy.service.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.room.LiveRoom;
import io.eddy.service.Experiments;
import io.eddy.service.ServiceSettings;
import io.eddy.service.Stage;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What time brings about. */
class ExpiriesTest {
  private static final double MINUTE = 60;

  private static Stage bounded(int viewers, int rooms) {
    var some = Limits.DEFAULT;
    var limits =
        new Limits(
            some.queue(),
            viewers,
            rooms,
            some.streamers(),
            some.oldest(),
            some.ahead(),
            Duration.ZERO,
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

  private static boolean inside(Stage stage, String viewer) {
    return !stage.service().viewer(viewer).orElseThrow().openVisits().isEmpty();
  }

  @Test
  void closesTheVisitsInARoomThatEndedBeforeItsEndIsAnswered() {
    try (var stage = new Stage()) {
      stage.live("r1", "r2");
      stage.send(
          stage.enter("u1", "r1", null),
          stage.enter("u2", "r1", null),
          stage.enter("u3", "r2", null));

      stage.at(90).send(stage.ended("r1"));

      assertThat(inside(stage, "u1")).isFalse();
      assertThat(inside(stage, "u2")).isFalse();
      assertThat(inside(stage, "u3")).isTrue();
      assertThat(stage.eddy().view().room("r1").openVisits()).isZero();
      assertThat(stage.facts(Fact.VisitExpired.class))
          .hasSize(2)
          .allMatch(fact -> fact.time() == Stage.time(90) && fact.roomId().equals("r1"));
    }
  }

  @Test
  void endsARoomWhoseHeartbeatsStopAfterFiveMinutes() {
    try (var stage = new Stage()) {
      stage.live("beating", "silent");
      stage.at(10).send(stage.beat("beating"), stage.enter("u1", "beating", null));

      stage.at(10 + 5 * MINUTE - .001).settle();
      assertThat(stage.service().rooms(10, null).rooms()).hasSize(2);

      stage.at(10 + 5 * MINUTE).settle();
      assertThat(stage.service().rooms(10, null).rooms())
          .extracting(room -> room.roomId())
          .containsExactly("silent");
      assertThat(inside(stage, "u1")).isFalse();
    }
  }

  @Test
  void waitsForEventsThatAreOnTheirWayUnlessNewerOnesTellThatTimeHasPassed() {
    try (var stage = new Stage(ServiceSettings.DEFAULT)) { // events may be 2 s on their way
      stage.live("r1");
      stage.send(stage.enter("u1", "r1", null));
      stage.at(15).send(stage.watch("u1", "r1", 15)); // due at 15 + 45 = 60

      stage.at(61.999).settle();
      assertThat(inside(stage, "u1")).isTrue();
      stage.at(62).settle();
      assertThat(inside(stage, "u1")).isFalse();

      stage.at(100).send(stage.enter("u2", "r1", null));
      stage.at(115).send(stage.watch("u2", "r1", 15)); // due at 160
      stage.at(160.5).send(stage.enter("u3", "r1", null));
      stage.settle();
      assertThat(inside(stage, "u2")).isFalse();
    }
  }

  @Test
  void closesASilentVisitAfter45SecondsOnlyIfItHasSentWatch() {
    try (var stage = new Stage()) {
      stage.live("r1");
      stage.send(stage.enter("watching", "r1", null), stage.enter("quiet", "r1", null));
      stage.at(15).send(stage.watch("watching", "r1", 15));

      stage.at(59.999).settle();
      assertThat(inside(stage, "watching")).isTrue();
      stage.at(60).settle();
      assertThat(inside(stage, "watching")).isFalse();
      assertThat(inside(stage, "quiet")).isTrue();

      stage.at(240 * MINUTE - .001).settle();
      assertThat(inside(stage, "quiet")).isTrue();
      stage.at(240 * MINUTE).settle();
      assertThat(inside(stage, "quiet")).isFalse();
      assertThat(stage.facts(Fact.VisitExpired.class))
          .extracting(Fact.VisitExpired::time)
          .containsExactly(Stage.time(60), Stage.time(240 * MINUTE));
    }
  }

  @Test
  void endsASessionAfterThirtyIdleMinutes() {
    try (var stage = new Stage()) {
      stage.live("r1").send(stage.impression("u1", "r1"));
      var pseudonym = stage.store().log().pseudonym("u1");

      stage.at(30 * MINUTE - .001).settle();
      assertThat(stage.facts(Fact.SessionEnded.class)).isEmpty();
      stage.at(30 * MINUTE).settle();

      assertThat(stage.facts(Fact.SessionEnded.class))
          .containsExactly(new Fact.SessionEnded(pseudonym, Stage.time(30 * MINUTE)));
    }
  }

  @Test
  void forgetsARoomTwoHoursAfterItsEnd() {
    try (var stage = new Stage()) {
      stage.live("r1").at(10).send(stage.ended("r1"));

      stage.at(10 + 120 * MINUTE - .001).settle();
      assertThat(stage.eddy().view().room("r1")).isNotNull();
      stage.at(10 + 120 * MINUTE).settle();
      assertThat(stage.eddy().view().room("r1")).isNull();
    }
  }

  @Test
  void retiresTheViewersSeenLeastLatelyAndDestroysTheirLinks() {
    try (var stage = bounded(10, 100)) {
      stage.live("r1");
      for (var i = 1; i <= 11; i++) {
        stage.at(i).send(stage.impression("u" + i, "r1"));
      }
      var oldest = stage.store().log().pseudonym("u1");
      stage.at(12).send(stage.impression("u11", "r1"));

      // 11 viewers are above 10: 11 − ⌊10·.98⌋ = 2 are let go, those seen first.
      assertThat(stage.eddy().view().viewers()).hasSize(9);
      assertThat(stage.service().viewer("u1")).isEmpty();
      assertThat(stage.service().viewer("u2")).isEmpty();
      assertThat(stage.service().viewer("u3")).isPresent();
      assertThat(stage.store().log().pseudonym("u1")).isNull();
      assertThat(stage.store().log().viewer(Objects.requireNonNull(oldest))).isNull();
    }
  }

  @Test
  void givesAViewerWhoComesBackInTheVeryBatchOfTheRetirementANewDurablePseudonym() {
    try (var stage = bounded(10, 100)) {
      stage.live("r1");
      for (var i = 1; i <= 10; i++) {
        stage.at(i).send(stage.impression("u" + i, "r1"));
      }
      var former = stage.store().log().pseudonym("u1");
      // The eleventh viewer and the oldest one in one batch: the next batch retires the oldest two.
      stage.at(11).send(stage.impression("u11", "r1"));
      stage.send(stage.impression("u1", "r1"));
      stage.send(stage.impression("u1", "r1"));

      var now = stage.store().log().pseudonym("u1");
      assertThat(now).isNotNull().isNotEqualTo(former);
      assertThat(stage.service().viewer("u1").orElseThrow().counts().events()).isPositive();
      assertThat(stage.eddy().view().knows(Objects.requireNonNull(now))).isTrue();
    }
  }

  @Test
  void takesNoDecisionForAViewerWhoWasRetiredSinceItWasMade() throws InterruptedException {
    try (var stage = bounded(10, 100)) {
      stage.live("r1");
      for (var i = 1; i <= 10; i++) {
        stage.at(i).send(stage.impression("u" + i, "r1"));
      }
      var former = stage.store().log().pseudonym("u1");
      stage.at(11).store().holdUp();
      var eleventh = Thread.startVirtualThread(() -> stage.send(stage.impression("u11", "r1")));
      var refused = new CompletableFuture<Throwable>();
      awaitRest(eleventh);
      var asking =
          Thread.startVirtualThread(
              () -> refused.complete(catchThrowable(() -> stage.recommend("u1", 1))));
      awaitRest(asking);
      stage.store().letGo(); // the batch after this one retires u1, and it has the decision

      assertThat(Stage.soon(refused))
          .isInstanceOf(OverloadedException.class)
          .hasMessageContaining("forgotten");
      assertThat(stage.facts(Fact.Decided.class)).isEmpty();
      assertThat(stage.recommend("u1", 1).decisionId()).isNotEmpty();
      assertThat(stage.store().log().pseudonym("u1")).isNotNull().isNotEqualTo(former);
    }
  }

  /** Waits until a thread waits and goes on waiting: on its way there it may wait for a moment elsewhere. */
  private static void awaitRest(Thread thread) throws InterruptedException {
    for (var rested = 0; rested < 50; rested++) {
      Thread.sleep(1);
      if (thread.getState() != Thread.State.WAITING) {
        rested = 0;
      }
    }
  }

  @Test
  void closesTheVisitOfAViewerWhoIsRetired() {
    try (var stage = bounded(10, 100)) {
      stage.live("r1", "r2").send(stage.enter("u0", "r1", null));
      var pseudonym = stage.store().log().pseudonym("u0");
      stage.restart(); // the stored r1 has a visitor
      for (var i = 1; i <= 10; i++) {
        stage.at(i).send(stage.impression("u" + i, "r2"));
      }
      stage.at(11).settle();
      assertThat(stage.service().viewer("u0")).isEmpty();
      assertThat(stage.eddy().view().room("r1").openVisits()).isZero();
      assertThat(stage.facts(Fact.VisitExpired.class))
          .containsExactly(new Fact.VisitExpired(pseudonym, "r1", Stage.time(11)));

      stage.restart();

      assertThat(stage.eddy().view().room("r1").openVisits()).isZero();
    }
  }

  @Test
  void retiresRoomsThatAreNotLiveFirst() {
    try (var stage = bounded(100, 10)) {
      stage.live("r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9");
      stage.at(1).send(stage.ended("r9"));
      stage.at(2).live("r10");
      stage.send(stage.beat("r10"));

      // 11 rooms are above 10: 11 − ⌊10·.98⌋ = 2 are let go, the one that ended and one more.
      assertThat(stage.eddy().view().rooms())
          .allMatch(room -> room.status() == LiveRoom.Status.LIVE)
          .hasSize(9);
      assertThat(Stage.soon(CompletableFuture.supplyAsync(() -> stage.recommend("u1", 50))).items())
          .hasSize(9);
    }
  }

  @Test
  void forgetsNoDeadlineWhenTheLogCouldNotBeWritten() {
    try (var stage = new Stage()) {
      stage.live("r1").send(stage.beat("r1"), stage.enter("u1", "r1", null));
      stage.send(stage.watch("u1", "r1", 1));
      stage.store().logFails(true);
      stage.at(10 * MINUTE);
      assertThatThrownBy(stage::settle).isInstanceOf(UnavailableException.class);

      stage.store().logFails(false);
      stage.settle();

      assertThat(inside(stage, "u1")).isFalse();
      assertThat(stage.eddy().view().room("r1").status()).isEqualTo(LiveRoom.Status.ENDED);
    }
  }

  @Test
  void endsTheSessionTogetherWithTheVisitThatKeptItOpen() {
    try (var stage = new Stage()) {
      stage.live("r1").send(stage.enter("u1", "r1", null));
      var pseudonym = stage.store().log().pseudonym("u1");

      // What the same batch brings must not depend on whether the idle writer had a turn before it.
      stage.at(240 * MINUTE).send(stage.impression("u1", "r1"));

      assertThat(stage.log())
          .filteredOn(logged -> pseudonym.equals(logged.fact().viewerId()))
          .extracting(logged -> logged.fact().getClass().getSimpleName())
          .containsExactly("Happened", "VisitExpired", "SessionEnded", "Happened");
    }
  }

  @Test
  void hasLimitsWithinBounds() {
    var d = Limits.DEFAULT;
    assertThatThrownBy(
            () ->
                new Limits(
                    999,
                    1,
                    1,
                    1,
                    d.oldest(),
                    d.ahead(),
                    d.lateness(),
                    Duration.ZERO,
                    d.sessionIdle(),
                    d.roomKept(),
                    d.moneySeen(),
                    d.othersSeen()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("queue (999");
  }
}
