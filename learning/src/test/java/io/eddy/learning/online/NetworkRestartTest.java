package io.eddy.learning.online;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.learning.Tale;
import io.eddy.learning.experience.Discount;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.policy.SlateAlgorithm;
import io.eddy.storage.AppendBatch;
import io.eddy.storage.InMemoryStore;
import io.eddy.storage.Provenance;
import io.eddy.storage.SnapshotHeader;
import io.eddy.storage.StateCodec;
import io.eddy.storage.StoredPolicy;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A learner with networks that is stopped and started again has learned everything once, too. */
class NetworkRestartTest {
  private static final List<LoggedFact> LOG = Tale.drawn(400).facts();
  private static final int THIRD = LOG.size() / 3;

  /** Ways in which the learner of the second third can end. */
  enum End {
    /** In order: experience and replay are stored. */
    CLOSED,
    /** Just after a version: they are as the first third left them, and what came after is recalled. */
    CUT,
    /** Some time after a version: what was learned since is lost with the learner. */
    CUT_LATER
  }

  private static OnlineLearner open(InMemoryStore store, SlateAlgorithm algorithm) {
    return new OnlineLearner(
        store, Tale.settings(Discount.TWENTY_MINUTES), algorithm, 7, InstantSource.system());
  }

  private static OnlineLearner open(InMemoryStore store) {
    return open(store, SlateAlgorithm.NETWORK);
  }

  private static void append(InMemoryStore store, int from, int to) {
    store.log().append(AppendBatch.of(LOG.subList(from, to)));
  }

  /** The third of the log of this number, from 0 on. */
  private static void tell(InMemoryStore store, int part) {
    append(store, part * THIRD, part == 2 ? LOG.size() : (part + 1) * THIRD);
  }

  private static void learnAll(OnlineLearner learner) {
    while (learner.step()) {
      // all there is
    }
  }

  private static Checkpoint checkpoint(InMemoryStore store) {
    return new StateCodec().decode(store.policies().checkpoint().orElseThrow(), Checkpoint.class);
  }

  private static StoredPolicy newest(InMemoryStore store) {
    return store.policies().latest().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void learnsNothingTwiceHoweverItEnds(End end) {
    var whole = new InMemoryStore(new byte[32]);
    var undisturbed = open(whole);
    for (var part = 0; part < 3; part++) {
      tell(whole, part);
      learnAll(undisturbed);
      assertThat(undisturbed.publish()).isTrue();
    }

    var store = new InMemoryStore(new byte[32]);
    tell(store, 0);
    var first = open(store);
    learnAll(first);
    first.close();
    store = store.reopened();
    tell(store, 1);
    var second = open(store);
    learnAll(second);
    var read = 2 * THIRD;
    switch (end) {
      case CLOSED -> second.close();
      case CUT -> assertThat(second.publish()).isTrue();
      case CUT_LATER -> {
        assertThat(second.publish()).isTrue();
        read += 200;
        append(store, 2 * THIRD, read);
        learnAll(second);
      }
    }
    store = store.reopened();
    append(store, read, LOG.size());
    var third = open(store);
    assertThat(third.consumed()).isEqualTo(new Position(0, 2L * THIRD));
    learnAll(third);
    assertThat(third.publish()).isTrue();

    assertThat(checkpoint(store)).isEqualTo(checkpoint(whole));
    assertThat(newest(store).weights()).isEqualTo(newest(whole).weights());
    assertThat(third.transitions()).isEqualTo(undisturbed.transitions()).isGreaterThan(300);
    assertThat(newest(store).provenance().name()).isEqualTo("slate-q-network");
  }

  @Test
  void goesOnWithWhatTheSumsKnowWhereTheAlgorithmHasChanged() {
    // Linear, networks, linear again: in the end it is what a linear learner learns of all.
    var whole = new InMemoryStore(new byte[32]);
    append(whole, 0, LOG.size());
    var undisturbed = open(whole, SlateAlgorithm.LINEAR);
    learnAll(undisturbed);
    undisturbed.publish();

    var store = new InMemoryStore(new byte[32]);
    var part = 0;
    for (var algorithm :
        List.of(SlateAlgorithm.LINEAR, SlateAlgorithm.NETWORK, SlateAlgorithm.LINEAR)) {
      tell(store, part++);
      var learner = open(store, algorithm);
      learnAll(learner);
      learner.close();
      assertThat(newest(store).provenance().name()).isEqualTo(algorithm.label());
      assertThat(store.snapshots().header("replay").isPresent())
          .isEqualTo(algorithm == SlateAlgorithm.NETWORK);
      store = store.reopened();
    }

    assertThat(checkpoint(store)).isEqualTo(checkpoint(whole));
    assertThat(newest(store).weights()).isEqualTo(newest(whole).weights());
  }

  @Test
  void learnsOnWithoutItsReplayWhereThatIsOfAnotherFact() {
    var store = new InMemoryStore(new byte[32]);
    tell(store, 0);
    var first = open(store);
    learnAll(first);
    first.close();
    var header = store.snapshots().header("replay").orElseThrow();
    assertThat(header.positions()).containsExactly(new Position(0, THIRD));
    var elsewhere =
        new SnapshotHeader(
            List.of(new Position(0, 3)), header.foldVersion(), header.schemaVersion());
    store.snapshots().write("replay", elsewhere, List.of());

    store = store.reopened();
    var second = open(store);
    assertThat(store.snapshots().header("replay")).isEmpty();
    tell(store, 1);
    learnAll(second);
    assertThat(second.publish()).isTrue();
    assertThat(second.transitions()).isGreaterThan(first.transitions());
  }

  @Test
  void networksThatHaveLeftTheNumbersAreNotPublished() {
    // A checkpoint whose averaged networks, the third of three, hold a NaN.
    var store = new InMemoryStore(new byte[32]);
    tell(store, 0);
    var first = open(store);
    learnAll(first);
    first.close();
    var broken = checkpoint(store);
    var networks = broken.networks();
    assertThat(networks).isNotNull();
    var bytes = ByteBuffer.wrap(networks);
    var numbers = 2_581; // of both networks: 36·32 + 33·16 + 17·3 and 9·32 + 33·16 + 17·2
    var at = 0;
    for (var copy = 0; copy < 3; at += Integer.BYTES) {
      copy += bytes.getInt(at) == numbers ? 1 : 0;
    }
    bytes.putFloat(at, Float.NaN);
    var known = newest(store);
    assertThat(
            store
                .policies()
                .publish(
                    new StoredPolicy(next(known.provenance()), known.weights()),
                    new StateCodec().encode(broken),
                    1))
        .isTrue();

    var second = open(store);
    tell(store, 1);
    learnAll(second);

    assertThat(second.publish()).isFalse();
    assertThat(second.refusedVersions()).isEqualTo(1);
    assertThat(newest(store).provenance().version()).isEqualTo(2);
  }

  private static Provenance next(Provenance p) {
    return new Provenance(
        p.name(),
        p.version() + 1,
        p.line(),
        p.version(),
        p.trainedThrough(),
        p.transitions(),
        p.schema(),
        p.configVersion(),
        "other",
        p.publishedAt());
  }
}
