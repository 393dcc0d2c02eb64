package io.eddy.learning.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.eddy.learning.Chronicle;
import io.eddy.learning.experience.Discount;
import io.eddy.learning.experience.ExperienceSettings;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.policy.SlateAlgorithm;
import io.eddy.recommender.reward.Prices;
import io.eddy.storage.AppendBatch;
import io.eddy.storage.InMemoryStore;
import io.eddy.storage.Provenance;
import io.eddy.storage.StateCodec;
import io.eddy.storage.StoredPolicy;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A learner that is stopped and started again has learned everything once. */
class RestartTest {
  private static final ExperienceSettings SETTINGS = Chronicle.settings(Discount.TWENTY_MINUTES);
  private static final int FACTS = 3_000;

  /** Ways in which a learner can end. */
  private enum End {
    /** In order: the experience is stored. */
    CLOSED,
    /** Just after a version: the experience is not stored. */
    CUT,
    /** Some time after a version: what was learned since is lost with the learner. */
    CUT_LATER
  }

  private static List<LoggedFact> log() {
    var random = new SplittableRandom(5);
    var told = new Chronicle();
    for (var number = 1; told.size() < FACTS; number++) {
      for (var v = 0; v < 20 && told.size() < FACTS; v++) {
        var viewer = "viewer-" + v;
        var decision = number * 20 + v;
        var second = number * 400.0 + v;
        told.decided(decision, viewer, second, 3).impression(decision, viewer, second, 0);
        if (random.nextInt(2) == 0) {
          var position = random.nextInt(3);
          told.enter(decision, viewer, second + 1, position);
          told.leave(viewer, second + 30, position, second + 1, 29.0);
          told.fact(second + 31, Chronicle.giving(viewer, second + 31, position, second + 1, 100));
        }
        if (random.nextInt(4) == 0) {
          told.sessionEnded(viewer, second + 60);
        }
      }
    }
    return told.log().subList(0, FACTS);
  }

  private static OnlineLearner open(InMemoryStore store, ExperienceSettings settings) {
    return new OnlineLearner(store, settings, SlateAlgorithm.LINEAR, 7, InstantSource.system());
  }

  private static void learnAll(OnlineLearner learner) {
    while (learner.step()) {
      // all there is
    }
  }

  private static void append(InMemoryStore store, List<LoggedFact> facts) {
    store.log().append(AppendBatch.of(facts));
  }

  private static Checkpoint checkpoint(InMemoryStore store) {
    return new StateCodec().decode(store.policies().checkpoint().orElseThrow(), Checkpoint.class);
  }

  @Test
  void learnsNothingTwiceHoweverItEnds() {
    var log = log();
    var half = FACTS / 2;
    var whole = new InMemoryStore(new byte[32]);
    var undisturbed = open(whole, SETTINGS);
    append(whole, log.subList(0, half));
    learnAll(undisturbed);
    assertThat(undisturbed.publish()).isTrue();
    append(whole, log.subList(half, FACTS));
    learnAll(undisturbed);
    assertThat(undisturbed.publish()).isTrue();

    for (var end : End.values()) {
      var store = new InMemoryStore(new byte[32]);
      var first = open(store, SETTINGS);
      append(store, log.subList(0, half));
      learnAll(first);
      switch (end) {
        case CLOSED -> first.close();
        case CUT -> assertThat(first.publish()).isTrue();
        case CUT_LATER -> {
          assertThat(first.publish()).isTrue();
          append(store, log.subList(half, half + 700));
          learnAll(first);
        }
      }
      store = store.reopened();
      append(store, log.subList(end == End.CUT_LATER ? half + 700 : half, FACTS));
      var second = open(store, SETTINGS);
      assertThat(second.consumed()).isEqualTo(new Position(0, half));
      learnAll(second);
      assertThat(second.publish()).isTrue();

      assertThat(checkpoint(store)).as(end.name()).isEqualTo(checkpoint(whole));
      assertThat(store.policies().latest().orElseThrow().weights())
          .isEqualTo(whole.policies().latest().orElseThrow().weights());
      assertThat(second.transitions()).isEqualTo(undisturbed.transitions()).isPositive();
    }
  }

  @Test
  void publishesEachVersionWithWhereItComesFrom() {
    var store = new InMemoryStore(new byte[32]);
    append(store, log());
    var learner = open(store, SETTINGS);
    assertThat(learner.hasNews()).isFalse();
    learner.step();
    assertThat(learner.hasNews()).isTrue();
    assertThat(learner.publish()).isTrue();
    assertThat(learner.hasNews()).isFalse();
    assertThat(learner.publish()).as("unchanged weights").isFalse();
    learnAll(learner);
    learner.publish();

    assertThat(store.policies().history(10))
        .extracting(Provenance::version, Provenance::parent, Provenance::line)
        .containsExactly(tuple(2, 1, 0), tuple(1, 0, 0));
    var newest = store.policies().latest().orElseThrow().provenance();
    assertThat(newest.trainedThrough()).isEqualTo(new Position(0, FACTS));
    assertThat(newest.transitions()).isEqualTo(learner.transitions());
    assertThat(newest.schema()).isEqualTo(Chronicle.FEATURES.fingerprint());
    assertThat(newest.configVersion()).isEqualTo(7);
  }

  @Test
  void startsANewLineUnderAnotherSchemaAndLearnsTheLogAnew() {
    var store = new InMemoryStore(new byte[32]);
    append(store, log());
    var former = open(store, SETTINGS);
    learnAll(former);
    former.close();
    var known = store.policies().latest().orElseThrow();
    var other =
        new Provenance("slate-q", 2, 4, 1, new Position(0, 9), 1, "another schema", 7, "other", 1);
    store
        .policies()
        .publish(
            new StoredPolicy(other, known.weights()),
            store.policies().checkpoint().orElseThrow(),
            1);

    var learner = open(store, SETTINGS);
    assertThat(learner.consumed()).isEqualTo(Position.START);
    learnAll(learner);
    assertThat(learner.publish()).isTrue();

    var newest = store.policies().latest().orElseThrow();
    assertThat(newest.provenance().version()).isEqualTo(3);
    assertThat(newest.provenance().line()).isEqualTo(5);
    assertThat(newest.provenance().transitions()).isEqualTo(former.transitions());
    assertThat(newest.weights()).isEqualTo(known.weights());
  }

  @Test
  void keepsTheVersionInForceWhenTheGuardRefuses() {
    var store = new InMemoryStore(new byte[32]);
    append(store, log());
    // Where nothing is paid, no value but 0 can be right, and the prior's is not.
    var free = new Prices(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    var learner =
        open(
            store,
            new ExperienceSettings(
                SETTINGS.features(),
                SETTINGS.experiment(),
                SETTINGS.windows(),
                free,
                SETTINGS.discount(),
                false,
                SETTINGS.memory()));
    learnAll(learner);

    assertThat(learner.publish()).isFalse();
    assertThat(store.policies().latest()).isEmpty();
    assertThat(store.policies().checkpoint()).isEmpty();
  }

  @Test
  void weighsLessonsFromTheSameOriginWhenTheLogsTailIsGone() {
    var log = log();
    var half = FACTS / 2;
    var whole = new InMemoryStore(new byte[32]);
    append(whole, log);
    var undisturbed = open(whole, SETTINGS);
    learnAll(undisturbed);
    undisturbed.publish();
    var origin = checkpoint(whole).origin();

    var store = whole.reopened();
    store.log().truncate(new Position(0, half));
    var next = open(store, SETTINGS);
    var told = new Chronicle();
    told.decided(2_000, "new", 100_000, 1).impression(2_000, "new", 100_001, 0);
    told.sessionEnded("new", 103_000);
    var place = new Position(0, FACTS);
    for (var fact : told.log()) {
      append(store, List.of(new LoggedFact(place, fact.stamp(), fact.fact())));
      place = place.next();
    }
    learnAll(next);
    assertThat(next.publish()).isTrue();

    assertThat(checkpoint(store).origin()).isEqualTo(origin);
  }

  @Test
  void opensAfterAFactThatCannotBeLearnedFrom() {
    var poisoned = Chronicle.state(1);
    poisoned[0] = Float.NaN;
    var told =
        new Chronicle()
            .fact(
                0,
                new Fact.Decided(
                    Chronicle.decision(
                        1, "u1", 0, 3, null, false, Chronicle.FEATURES.fingerprint(), poisoned)))
            .impression(1, "u1", 1, 0)
            .decided(2, "u1", 600, 3)
            .impression(2, "u1", 601, 0);
    for (var number = 3; number < 100; number++) {
      told.decided(number, "u2", number * 10, 3).impression(number, "u2", number * 10 + 1, 0);
    }
    var store = new InMemoryStore(new byte[32]);
    append(store, told.log());
    var first = open(store, SETTINGS);
    learnAll(first);
    assertThat(first.publish()).isTrue();

    var second = open(store.reopened(), SETTINGS);

    assertThat(second.consumed()).isEqualTo(first.consumed());
    assertThat(second.transitions()).isEqualTo(first.transitions());
  }

  @Test
  void tellsThatTheLogIsNeededFromWhereItsStoredExperienceStands() {
    var log = log();
    var half = FACTS / 2;
    var store = new InMemoryStore(new byte[32]);
    append(store, log.subList(0, half));
    var first = open(store, SETTINGS);
    learnAll(first);
    first.close();
    assertThat(first.needed()).isEqualTo(new Position(0, half));
    append(store, log.subList(half, FACTS));
    learnAll(first);
    first.publish();
    assertThat(first.needed()).isEqualTo(new Position(0, half));

    var second = open(store.reopened(), SETTINGS);

    assertThat(second.consumed()).isEqualTo(new Position(0, FACTS));
    assertThat(second.needed()).isEqualTo(new Position(0, half));
  }
}
