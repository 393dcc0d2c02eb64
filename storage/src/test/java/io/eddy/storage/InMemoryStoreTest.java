package io.eddy.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InMemoryStoreTest implements StoreContract {
  @Override
  public Store open() {
    return new InMemoryStore();
  }

  @Override
  public Store reopen(Store store) {
    return ((InMemoryStore) store).reopened();
  }

  @Test
  void takesASecretSoThatARunCanBeRepeated() {
    var secret = new byte[32];
    secret[5] = 7;
    assertThat(new InMemoryStore(secret).secret()).isEqualTo(secret);
    assertThatThrownBy(() -> new InMemoryStore(new byte[16]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16");
  }

  @Test
  void shrinksWhenFactsAreDropped() {
    var log = new InMemoryStore().log();
    log.append(AppendBatch.of(FactLogContract.facts(3_000)));
    var before = log.bytes();
    log.truncate(FactLogContract.at(2_100)); // two whole chunks of 1,024
    assertThat(log.bytes()).isBetween(before / 4, before / 2);
  }
}
