package io.eddy.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.recommender.fact.Position;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every registry of policies promises. */
public interface PolicyRegistryContract extends StoreUnderTest {
  /** A policy whose weights and provenance tell its version. */
  static StoredPolicy policy(int version) {
    return new StoredPolicy(
        new Provenance(
            "slate-q",
            version,
            2,
            version - 1,
            new Position(0, 100L * version),
            1_000L * version,
            "schema",
            -5,
            "weights-" + version,
            1_790_000_000_000L + version),
        new byte[] {1, 2, (byte) version});
  }

  private static byte[] checkpoint(int version) {
    return new byte[] {9, (byte) version};
  }

  private static void publish(PolicyRegistry policies, int from, int to) {
    for (var version = from; version <= to; version++) {
      assertThat(policies.publish(policy(version), checkpoint(version), version - 1)).isTrue();
    }
  }

  @Test
  default void hasNoPolicyAtFirst() {
    try (var store = open()) {
      var policies = store.policies();
      assertThat(policies.latest()).isEmpty();
      assertThat(policies.version(0)).isEmpty();
      assertThat(policies.history(10)).isEmpty();
      assertThat(policies.checkpoint()).isEmpty();
    }
  }

  @Test
  default void keepsVersionsTheirHistoryAndTheNewestCheckpoint() {
    var first = open();
    publish(first.policies(), 0, 2);
    assertThreeVersions(first.policies());
    try (var store = reopen(first)) {
      assertThreeVersions(store.policies());
    }
  }

  private static void assertThreeVersions(PolicyRegistry policies) {
    assertThat(policies.latest()).contains(policy(2));
    assertThat(policies.version(0)).contains(policy(0));
    assertThat(policies.version(1)).contains(policy(1));
    assertThat(policies.version(3)).isEmpty();
    assertThat(policies.history(2)).containsExactly(policy(2).provenance(), policy(1).provenance());
    assertThat(policies.history(9)).hasSize(3);
    assertThat(policies.checkpoint()).hasValue(checkpoint(2));
  }

  @Test
  default void refusesWhoCameSecond() {
    try (var store = open()) {
      var policies = store.policies();
      assertThat(policies.publish(policy(1), checkpoint(1), 0)).isFalse(); // there is no 0
      publish(policies, 0, 1);
      assertThat(policies.publish(policy(0), checkpoint(7), -1)).isFalse();
      assertThat(policies.publish(policy(1), checkpoint(7), 0)).isFalse();
      assertThat(policies.publish(policy(3), checkpoint(7), 2)).isFalse();
      assertThat(policies.latest()).contains(policy(1));
      assertThat(policies.version(3)).isEmpty();
      assertThat(policies.checkpoint()).hasValue(checkpoint(1));
    }
  }

  @Test
  default void refusesAVersionThatDoesNotFollow() {
    try (var store = open()) {
      var policies = store.policies();
      publish(policies, 0, 0);
      assertThatThrownBy(() -> policies.publish(policy(2), checkpoint(2), 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Version 2");
      assertThat(policies.latest()).contains(policy(0));
    }
  }

  @Test
  default void startsAtAnyVersion() {
    try (var store = open()) {
      assertThat(store.policies().publish(policy(1), checkpoint(1), -1)).isTrue();
      assertThat(store.policies().latest()).contains(policy(1));
    }
  }

  @Test
  default void dropsOldWeightsAndThenOldProvenance() {
    var first = open();
    publish(first.policies(), 0, 1_009);
    try (var store = reopen(first)) {
      var policies = store.policies();
      // 64 versions with weights: 1,009 down to 946; 1,000 with provenance: down to 10.
      assertThat(policies.version(946)).contains(policy(946));
      assertThat(policies.version(945)).isEmpty();
      assertThat(policies.version(0)).isEmpty();
      assertThat(policies.history(5_000))
          .extracting(Provenance::version)
          .containsExactlyElementsOf(
              IntStream.iterate(1_009, v -> v >= 10, v -> v - 1).boxed().toList());
      assertThat(policies.checkpoint()).hasValue(checkpoint(1_009));
    }
  }
}
