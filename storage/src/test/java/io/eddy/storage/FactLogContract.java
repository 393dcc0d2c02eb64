package io.eddy.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every log of facts promises. */
public interface FactLogContract extends StoreUnderTest {
  /** A position of partition 0. */
  static Position at(long offset) {
    return new Position(0, offset);
  }

  /** The first facts of a log, the same at each call. */
  static List<LoggedFact> facts(int count) {
    return new FactGenerator(7).facts(Position.START, count);
  }

  @Test
  default void isEmptyAtFirst() {
    try (var store = open()) {
      var log = store.log();
      assertThat(log.head()).isEqualTo(at(0));
      assertThat(log.tail()).isEqualTo(at(0));
      assertThat(log.read(at(0), 10)).isEmpty();
    }
  }

  @Test
  default void readsFactsInTheirOrderFromAnyPosition() {
    try (var store = open()) {
      var log = store.log();
      var facts = facts(30);
      log.append(AppendBatch.of(facts.subList(0, 1)));
      log.append(AppendBatch.of(facts.subList(1, 30)));

      assertThat(log.head()).isEqualTo(at(30));
      assertThat(log.tail()).isEqualTo(at(0));
      assertThat(log.read(at(0), 100)).isEqualTo(facts);
      assertThat(log.read(at(7), 3)).isEqualTo(facts.subList(7, 10));
      assertThat(log.read(at(29), 5)).isEqualTo(facts.subList(29, 30));
      assertThat(log.read(at(30), 5)).isEmpty();
      assertThat(log.read(at(99), 5)).isEmpty();
      assertThat(log.read(at(3), 0)).isEmpty();
    }
  }

  @Test
  default void keepsFactsOverARestart() {
    var facts = facts(30);
    var first = open();
    first.log().append(AppendBatch.of(facts.subList(0, 20)));
    try (var store = reopen(first)) {
      assertThat(store.log().head()).isEqualTo(at(20));
      store.log().append(AppendBatch.of(facts.subList(20, 30)));
      assertThat(store.log().read(at(0), 100)).isEqualTo(facts);
    }
  }

  @Test
  default void refusesFactsThatDoNotContinueTheHead() {
    try (var store = open()) {
      var log = store.log();
      var facts = facts(5);
      log.append(AppendBatch.of(facts.subList(0, 2)));

      assertRefused(log, facts.subList(3, 5)); // a gap
      assertRefused(log, facts.subList(1, 5)); // once more
      assertRefused(log, List.of(facts.get(2), facts.get(4))); // a gap inside
      assertRefused(log, new FactGenerator(1).facts(new Position(1, 2), 1)); // no such partition

      assertThat(log.head()).isEqualTo(at(2));
      assertThat(log.read(at(0), 10)).isEqualTo(facts.subList(0, 2));
    }
  }

  private static void assertRefused(FactLog log, List<LoggedFact> facts) {
    assertThatThrownBy(() -> log.append(AppendBatch.of(facts)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("continue the head");
  }

  @Test
  default void dropsFactsBeforeANewTail() {
    var facts = facts(3_000); // more than a chunk of memory or a block of disk
    var first = open();
    first.log().append(AppendBatch.of(facts));
    first.log().truncate(at(2_500));
    assertTail(first.log(), facts);
    first.log().truncate(at(100)); // the tail never goes back
    assertTail(first.log(), facts);
    try (var store = reopen(first)) {
      assertTail(store.log(), facts);
      store.log().append(AppendBatch.of(new FactGenerator(8).facts(at(3_000), 1)));
      assertThat(store.log().head()).isEqualTo(at(3_001));
    }
  }

  private static void assertTail(FactLog log, List<LoggedFact> facts) {
    assertThat(log.tail()).isEqualTo(at(2_500));
    assertThat(log.head()).isEqualTo(at(3_000));
    assertThat(log.read(at(2_500), 1_000)).isEqualTo(facts.subList(2_500, 3_000));
    // Who asks for what is gone gets what is left: the positions tell.
    assertThat(log.read(at(0), 2)).isEqualTo(facts.subList(2_500, 2_502));
  }

  @Test
  default void keepsTheHeadOfALogWhoseFactsAreAllDropped() {
    var first = open();
    first.log().append(AppendBatch.of(facts(10)));
    first.log().truncate(at(10));
    try (var store = reopen(first)) {
      assertThat(store.log().head()).isEqualTo(at(10));
      assertThat(store.log().tail()).isEqualTo(at(10));
      assertThat(store.log().read(at(0), 10)).isEmpty();
      store.log().append(AppendBatch.of(new FactGenerator(8).facts(at(10), 2)));
      assertThat(store.log().read(at(0), 10)).hasSize(2);
    }
  }

  @Test
  default void refusesATailBeyondTheHead() {
    try (var store = open()) {
      store.log().append(AppendBatch.of(facts(3)));
      assertThatThrownBy(() -> store.log().truncate(at(4)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("(4)")
          .hasMessageContaining("(3)");
      assertThat(store.log().read(at(0), 10)).hasSize(3);
    }
  }

  @Test
  default void weighsWhatItHolds() {
    try (var store = open()) {
      var empty = store.log().bytes();
      store.log().append(AppendBatch.of(facts(2_000)));
      assertThat(store.log().bytes()).isGreaterThan(empty + 2_000 * 50);
    }
  }

  @Test
  @Timeout(20)
  default void waitsForAFactAndIsWokenByItsAppend() throws Exception {
    try (var store = open()) {
      var log = store.log();
      var facts = facts(2);
      var woken =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return log.await(at(1), Duration.ofSeconds(15));
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      log.append(AppendBatch.of(facts.subList(0, 1)));
      assertThat(log.await(at(1), Duration.ofMillis(20))).isFalse();
      assertThat(woken).isNotDone();
      log.append(AppendBatch.of(facts.subList(1, 2)));
      assertThat(woken.get(10, TimeUnit.SECONDS)).isTrue();
      assertThat(log.await(at(0), Duration.ZERO)).isTrue();
      assertThat(log.await(at(2), Duration.ZERO)).isFalse();
    }
  }

  @Test
  @Timeout(60)
  default void readersSeeWholePrefixesWhileFactsAreAppendedAndDropped() throws Exception {
    try (var store = open()) {
      var log = store.log();
      var facts = facts(2_400);
      var reader =
          CompletableFuture.runAsync(
              () -> {
                var next = 0L;
                while (next < 2_400) {
                  for (var fact : log.read(at(next), 64)) {
                    var offset = fact.position().offset();
                    assertThat(offset).isGreaterThanOrEqualTo(next);
                    assertThat(fact).isEqualTo(facts.get((int) offset));
                    next = offset + 1;
                  }
                }
              });
      for (var from = 0; from < 2_400; from += 8) {
        log.append(AppendBatch.of(facts.subList(from, from + 8)));
        if (from % 400 == 200) {
          log.truncate(at(from - 100));
        }
      }
      reader.get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  default void remembersIdempotencyKeysUntilTheyExpire() {
    var key = new SeenKey(1, -2);
    var first = open();
    first.log().append(new AppendBatch(facts(1), seen(key, 77, 1_000), none(), unlinked()));
    assertSeen(first.log(), key);
    try (var store = reopen(first)) {
      assertSeen(store.log(), key);
      // The same key with another body is a conflict, which the body tells.
      assertThat(store.log().seen(key, 0).orElseThrow().body()).isNotEqualTo(78);
    }
  }

  private static void assertSeen(FactLog log, SeenKey key) {
    assertThat(log.seen(key, 999)).contains(new SeenId(key, 77, 1_000));
    assertThat(log.seen(key, 1_000)).isEmpty(); // expires at 1,000
    assertThat(log.seen(new SeenKey(-2, 1), 0)).isEmpty();
    assertThat(log.seen(new SeenKey(1, 2), 0)).isEmpty();
  }

  @Test
  default void forgetsExpiredKeysAndNoOthers() {
    try (var store = open()) {
      var log = store.log();
      var ids = new ArrayList<SeenId>();
      for (var i = 0; i < 100; i++) {
        ids.add(new SeenId(new SeenKey(i, 0), i, 1_000 + i));
      }
      log.append(new AppendBatch(List.of(), ids, none(), unlinked()));
      // A key that is accepted anew lives on until its new expiry.
      log.append(
          new AppendBatch(List.of(), seen(new SeenKey(3, 0), 33, 5_000), none(), unlinked()));
      log.expireSeen(1_050); // those that expire at 1,000 to 1,050
      for (var i = 0; i < 100; i++) {
        var kept = i == 3 || i > 50;
        assertThat(log.seen(new SeenKey(i, 0), 0).isPresent()).as("key %d", i).isEqualTo(kept);
      }
      assertThat(log.seen(new SeenKey(3, 0), 4_999))
          .hasValueSatisfying(id -> assertThat(id.body()).isEqualTo(33));
      log.expireSeen(5_000);
      assertThat(log.seen(new SeenKey(3, 0), 0)).isEmpty();
    }
  }

  @Test
  default void linksViewersAndPseudonymsBothWays() {
    var first = open();
    first.log().append(linked("ada", "p-ada"));
    first.log().append(linked("viewer 🎁", "p-gift"));
    try (var store = reopen(first)) {
      var log = store.log();
      assertThat(log.pseudonym("ada")).isEqualTo("p-ada");
      assertThat(log.viewer("p-ada")).isEqualTo("ada");
      assertThat(log.pseudonym("viewer 🎁")).isEqualTo("p-gift");
      assertThat(log.viewer("p-gift")).isEqualTo("viewer 🎁");
      assertThat(log.pseudonym("bob")).isNull();
      assertThat(log.viewer("ada")).isNull();
    }
  }

  @Test
  default void destroysALinkBothWays() {
    var first = open();
    first.log().append(linked("ada", "p-ada"));
    first.log().append(linked("bob", "p-bob"));
    first.log().append(unlinking("p-ada", "p-never-linked"));
    try (var store = reopen(first)) {
      var log = store.log();
      assertThat(log.pseudonym("ada")).isNull();
      assertThat(log.viewer("p-ada")).isNull();
      assertThat(log.pseudonym("bob")).isEqualTo("p-bob");
      log.append(linked("ada", "p-other")); // who comes back is a stranger
      assertThat(log.pseudonym("ada")).isEqualTo("p-other");
      log.append(unlinking("p-ada")); // an old pseudonym doesn't touch the new link
      assertThat(log.pseudonym("ada")).isEqualTo("p-other");
    }
  }

  @Test
  default void replacesAPseudonymWithinOneBatch() {
    try (var store = open()) {
      var log = store.log();
      log.append(linked("ada", "p-old"));
      log.append(new AppendBatch(List.of(), List.of(), Map.of("ada", "p-new"), Set.of("p-old")));
      assertThat(log.pseudonym("ada")).isEqualTo("p-new");
      assertThat(log.viewer("p-new")).isEqualTo("ada");
      assertThat(log.viewer("p-old")).isNull();
    }
  }

  @Test
  default void forgetsWhoAppearsAndLeavesWithinOneBatch() {
    try (var store = open()) {
      var log = store.log();
      log.append(new AppendBatch(List.of(), List.of(), Map.of("ada", "p"), Set.of("p")));
      assertThat(log.pseudonym("ada")).isNull();
      assertThat(log.viewer("p")).isNull();
    }
  }

  @Test
  default void refusesASecondPseudonymAndASecondViewer() {
    try (var store = open()) {
      var log = store.log();
      log.append(linked("ada", "p-ada"));
      assertThatThrownBy(() -> log.append(linked("ada", "p-other")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("ada");
      assertThatThrownBy(() -> log.append(linked("bob", "p-ada")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("bob");
      assertThat(log.pseudonym("ada")).isEqualTo("p-ada");
      assertThat(log.pseudonym("bob")).isNull();
      assertThat(log.viewer("p-other")).isNull();
    }
  }

  @Test
  default void leavesNothingOfARefusedBatch() {
    var first = open();
    var key = new SeenKey(1, 1);
    first.log().append(AppendBatch.of(facts(2)));
    var wrong =
        new AppendBatch(
            facts(1), // stands at 0, where 2 is expected
            seen(key, 1, Long.MAX_VALUE),
            Map.of("ada", "p-ada"),
            unlinked());
    assertThatThrownBy(() -> first.log().append(wrong))
        .isInstanceOf(IllegalArgumentException.class);
    assertNothingOf(first.log(), key);
    try (var store = reopen(first)) {
      assertNothingOf(store.log(), key);
    }
  }

  private static void assertNothingOf(FactLog log, SeenKey key) {
    assertThat(log.head()).isEqualTo(at(2));
    assertThat(log.read(at(0), 10)).isEqualTo(facts(2));
    assertThat(log.seen(key, 0)).isEmpty();
    assertThat(log.pseudonym("ada")).isNull();
    assertThat(log.viewer("p-ada")).isNull();
  }

  private static AppendBatch linked(String viewerId, String pseudonym) {
    return new AppendBatch(List.of(), List.of(), Map.of(viewerId, pseudonym), unlinked());
  }

  private static AppendBatch unlinking(String... pseudonyms) {
    return new AppendBatch(List.of(), List.of(), none(), Set.of(pseudonyms));
  }

  private static List<SeenId> seen(SeenKey key, long body, long expires) {
    return List.of(new SeenId(key, body, expires));
  }

  private static Map<String, String> none() {
    return Map.of();
  }

  private static Set<String> unlinked() {
    return Set.of();
  }
}
