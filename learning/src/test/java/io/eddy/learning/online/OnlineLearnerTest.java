package io.eddy.learning.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.learning.Tale;
import io.eddy.learning.experience.Discount;
import io.eddy.learning.experience.Experience;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.policy.PolicyWeights;
import io.eddy.recommender.policy.SlateAlgorithm;
import io.eddy.storage.AppendBatch;
import io.eddy.storage.InMemoryStore;
import io.eddy.storage.StateCodec;
import io.eddy.storage.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OnlineLearnerTest {
  private static final Discount DISCOUNT = Discount.TWENTY_MINUTES;

  @Test
  void goesOnAfterARestartAsIfThereHadBeenNone() {
    var facts = Tale.drawn(200).facts();
    var half = facts.size() / 2;
    try (var once = new InMemoryStore();
        var twice = new InMemoryStore()) {
      var learner = learner(once);
      learn(once, learner, facts.subList(0, half));
      learner.publish();
      learn(once, learner, facts.subList(half, facts.size()));
      learner.publish();

      var before = learner(twice);
      learn(twice, before, facts.subList(0, half));
      before.publish();
      var after = learner(twice); // no experience was stored: the log is folded again
      learn(twice, after, facts.subList(half, facts.size()));
      after.publish();

      assertThat(after.transitions()).isEqualTo(learner.transitions());
      assertThat(latest(twice)).isEqualTo(latest(once));
      assertThat(twice.policies().latest().orElseThrow().provenance().version()).isEqualTo(2);
    }
  }

  @Test
  void goesOnFromAStoredExperienceToo() {
    var facts = Tale.drawn(200).facts();
    var half = facts.size() / 2;
    try (var once = new InMemoryStore();
        var twice = new InMemoryStore()) {
      var learner = learner(once);
      learn(once, learner, facts.subList(0, half));
      learner.publish();
      learn(once, learner, facts.subList(half, facts.size()));
      learner.publish();

      var before = learner(twice);
      learn(twice, before, facts.subList(0, half));
      before.close(); // publishes, and stores the experience
      assertThat(before.needed()).isEqualTo(before.consumed());
      var after = learner(twice);
      learn(twice, after, facts.subList(half, facts.size()));
      after.publish();

      assertThat(latest(twice)).isEqualTo(latest(once));
    }
  }

  @Test
  void learnsTheSameInWhateverOrderOutcomesComeAndHoweverLate() {
    var random = new Random(7);
    var inTime = weights(reactions(List.of(0, 1, 2, 3, 4), true));
    for (var n = 0; n < 100; n++) {
      var order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
      Collections.shuffle(order, random);
      var shuffled = weights(reactions(order, n % 2 == 0));

      for (var i = 0; i < inTime.slate().reward().size(); i++) {
        assertThat(shuffled.slate().reward().get(i))
            .isCloseTo(inTime.slate().reward().get(i), within(1e-9));
      }
      assertThat(shuffled.slate().choice()).isEqualTo(inTime.slate().choice());
      for (var i = 0; i < inTime.slate().state().size(); i++) {
        assertThat(shuffled.slate().state().get(i))
            .isCloseTo(inTime.slate().state().get(i), within(1e-9));
      }
    }
  }

  @Test
  void unchangedWeightsAreNoVersion() {
    try (var store = new InMemoryStore()) {
      var learner = learner(store);
      learn(store, learner, Tale.drawn(20).facts());

      assertThat(learner.publish()).isTrue();
      assertThat(learner.publish()).isFalse();
      assertThat(store.policies().history(10)).hasSize(1);
      assertThat(store.policies().latest().orElseThrow().provenance().trainedThrough())
          .isEqualTo(store.log().head());
    }
  }

  @Test
  void anotherLearnerOnTheSameRegistryIsRefused() {
    try (var store = new InMemoryStore()) {
      var one = learner(store);
      var other = learner(store);
      learn(store, one, Tale.drawn(20).facts());
      while (other.step()) {
        // the same log
      }
      one.publish();

      assertThatThrownBy(other::publish)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Run one learner");
    }
  }

  @Test
  void aCheckpointOfAnotherDiscountIsNotTakenUp() {
    try (var store = new InMemoryStore()) {
      var learner = learner(store);
      learn(store, learner, Tale.drawn(20).facts());
      learner.publish();

      var myopic =
          new OnlineLearner(
              store,
              Tale.settings(Discount.MYOPIC),
              SlateAlgorithm.LINEAR,
              0,
              InstantSource.system());

      assertThat(myopic.transitions()).isZero();
      assertThat(myopic.consumed()).isEqualTo(store.log().tail());
    }
  }

  /** One visit whose reactions come in an order, before or after the next slate. */
  private static Tale reactions(List<Integer> order, boolean late) {
    var tale = new Tale().decided("v", "d1", 0).seen("v", "d1", 0, 1).entered("v", "d1", 1, 2);
    tale.watched("v", 1, 1, 3); // the length is known, and grows
    if (late) {
      tale.decided("v", "d2", 600).seen("v", "d2", 0, 601);
    }
    for (var reaction : order) {
      switch (reaction) {
        case 0 -> tale.watched("v", 1, 40, 45);
        case 1 -> tale.watched("v", 1, 90, 95);
        case 2 -> tale.liked("v", 1, 2, 50);
        case 3 -> tale.gave("v", 1, 120, 60);
        default -> tale.gave("v", 1, 999, 61);
      }
    }
    if (!late) {
      tale.decided("v", "d2", 600).seen("v", "d2", 0, 601);
    }
    return tale.decided("v", "d3", 1_000).seen("v", "d3", 0, 1_001);
  }

  private static PolicyWeights weights(Tale tale) {
    var experience = new Experience(Tale.settings(DISCOUNT));
    var learner = new SlateLearner(Features.STANDARD, true, SlateAlgorithm.LINEAR);
    for (var fact : tale.facts()) {
      experience.after(fact).forEach(learner::learn);
    }
    return learner.weights(1);
  }

  private static OnlineLearner learner(Store store) {
    return new OnlineLearner(
        store, Tale.settings(DISCOUNT), SlateAlgorithm.LINEAR, 0, InstantSource.system());
  }

  private static void learn(Store store, OnlineLearner learner, List<LoggedFact> facts) {
    store.log().append(AppendBatch.of(facts));
    while (learner.step()) {
      // all there is
    }
  }

  private static PolicyWeights latest(Store store) {
    return new StateCodec()
        .decode(store.policies().latest().orElseThrow().weights(), PolicyWeights.class);
  }
}
