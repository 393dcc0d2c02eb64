package io.eddy.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.recommender.fact.Position;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every store promises as a whole, and in its parts. */
public interface StoreContract
    extends FactLogContract, SnapshotsContract, PolicyRegistryContract, StoreUnderTest {
  @Test
  default void keepsItsSecretOverARestart() {
    var first = open();
    var secret = first.secret();
    assertThat(secret).hasSize(Store.SECRET_BYTES);
    try (var store = reopen(first)) {
      assertThat(store.secret()).isEqualTo(secret);
    }
  }

  @Test
  default void hasASecretOfItsOwn() {
    try (var one = open();
        var other = open()) {
      assertThat(one.secret()).isNotEqualTo(other.secret());
    }
  }

  @Test
  default void handsOutCopiesOfItsSecret() {
    try (var store = open()) {
      var secret = store.secret();
      store.secret()[0]++;
      assertThat(store.secret()).isEqualTo(secret);
    }
  }

  @Test
  default void countsItsOpenings() {
    var first = open();
    assertThat(first.epoch()).isEqualTo(1);
    var second = reopen(first);
    assertThat(second.epoch()).isEqualTo(2);
    try (var third = reopen(second)) {
      assertThat(third.epoch()).isEqualTo(3);
    }
  }

  @Test
  default void refusesWorkAfterItsClose() {
    var store = open();
    var log = store.log();
    store.close();
    store.close(); // once more does nothing
    var batch = AppendBatch.of(FactLogContract.facts(1));
    assertThatThrownBy(() -> log.append(batch))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> log.read(Position.START, 1))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("closed");
  }

  @Test
  @Timeout(20)
  default void sendsHomeWhoWaitsWhenItCloses() throws Exception {
    var store = open();
    var waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return store.log().await(Position.START, Duration.ofMinutes(5));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    store.close();
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isFalse();
  }
}
