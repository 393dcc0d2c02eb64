package io.eddy.learning.online;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.learning.Chronicle;
import io.eddy.learning.experience.Discount;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.policy.SlateAlgorithm;
import io.eddy.storage.AppendBatch;
import io.eddy.storage.InMemoryStore;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Learning beside the service. */
class LearnerThreadTest {
  private static Chronicle told() {
    return new Chronicle()
        .decided(1, "u1", 0, 3)
        .impression(1, "u1", 1, 0)
        .decided(2, "u1", 60, 3)
        .impression(2, "u1", 61, 0);
  }

  private static OnlineLearner learner(InMemoryStore store) {
    return new OnlineLearner(
        store,
        Chronicle.settings(Discount.MYOPIC),
        SlateAlgorithm.LINEAR,
        0,
        InstantSource.system());
  }

  @Test
  void goesOnLearningWhileFrozenButPublishesNothingUntilItMay() throws InterruptedException {
    var store = new InMemoryStore(new byte[32]);
    var learner = learner(store);
    var frozen = new AtomicBoolean(true);
    var published = new CountDownLatch(1);
    try (var thread =
        new LearnerThread(
            learner, store.log(), () -> !frozen.get(), () -> false, n -> published.countDown())) {
      store.log().append(AppendBatch.of(told().log()));
      while (learner.transitions() == 0) {
        Thread.sleep(1);
      }
      assertThat(published.await(2 * LearnerThread.PUBLICATION.toMillis(), TimeUnit.MILLISECONDS))
          .isFalse();
      assertThat(store.policies().latest()).isEmpty();

      frozen.set(false);

      assertThat(published.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(store.policies().latest().orElseThrow().provenance().trainedThrough())
          .isEqualTo(new Position(0, 4));
      assertThat(thread.failed()).isFalse();
    }
  }

  @Test
  void publishesItsLastNewsWhenItEndsUnlessFrozen() throws InterruptedException {
    for (var frozen : new boolean[] {true, false}) {
      var store = new InMemoryStore(new byte[32]);
      store.log().append(AppendBatch.of(told().log()));
      var learner = learner(store);
      try (var thread =
          new LearnerThread(learner, store.log(), () -> !frozen, () -> false, n -> {})) {
        while (learner.transitions() == 0) {
          Thread.sleep(1);
        }
        assertThat(thread.failed()).isFalse();
      }

      assertThat(store.policies().latest().isEmpty()).isEqualTo(frozen);
    }
  }

  @Test
  void restsWhileRequestsNeedTheTime() throws InterruptedException {
    var store = new InMemoryStore(new byte[32]);
    store.log().append(AppendBatch.of(told().log()));
    var learner = learner(store);
    var pressed = new AtomicBoolean(true);
    try (var thread = new LearnerThread(learner, store.log(), () -> true, pressed::get, n -> {})) {
      Thread.sleep(100);
      assertThat(learner.transitions()).isZero();

      pressed.set(false);
      while (learner.transitions() == 0) {
        Thread.sleep(1);
      }
      assertThat(thread.failed()).isFalse();
    }
  }
}
