package io.eddy.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.storage.AppendBatch;
import io.eddy.storage.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalFileTest {
  @TempDir Path root;

  @Test
  void findsEveryBatchThatRocksDbWrote() throws IOException {
    var bytes = walOf(300);
    var file = WalFile.parse(bytes);
    assertThat(bytes.length).isGreaterThan(3 * 32 * 1_024); // fragments over several blocks
    assertThat(file.sound()).isTrue();
    // The opening's batch of 3 changes takes 1 to 3; each append after it one per fact.
    assertThat(file.batches().getFirst()).isEqualTo(new WalFile.Batch(0, 1, 3));
    assertThat(file.batches().getLast().lastSequence()).isEqualTo(3 + 300);
    for (var i = 1; i < file.batches().size(); i++) {
      var before = file.batches().get(i - 1);
      assertThat(file.batches().get(i).sequence()).isEqualTo(before.lastSequence() + 1);
    }
  }

  /** The second batch is of 40 bytes; what is left of the block takes its record's 7 and so on. */
  @Test
  void readsABatchWhoseHeadTheEndOfABlockCuts() {
    for (var left = 7; left < 47; left++) {
      var bytes = ByteBuffer.allocate(32_768 + 47).order(ByteOrder.LITTLE_ENDIAN);
      put(bytes, 1, batch(32_768 - left - 7, 1, 5));
      var second = batch(40, 6, 2);
      put(bytes, 2, Arrays.copyOf(second, left - 7));
      put(bytes, 4, Arrays.copyOfRange(second, left - 7, 40));
      var file = WalFile.parse(Arrays.copyOf(bytes.array(), bytes.position()));
      assertThat(file.sound()).as("%d bytes left", left).isTrue();
      assertThat(file.batches())
          .containsExactly(new WalFile.Batch(0, 1, 5), new WalFile.Batch(32_768 - left, 6, 2));
    }
  }

  private static byte[] batch(int length, long sequence, int count) {
    var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    return bytes.putLong(sequence).putInt(count).array();
  }

  private static void put(ByteBuffer wal, int type, byte[] payload) {
    var crc = new CRC32C();
    crc.update(type);
    crc.update(payload);
    wal.putInt(Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8);
    wal.putShort((short) payload.length).put((byte) type).put(payload);
  }

  @Test
  void endsATornFileAfterItsLastWholeBatch() throws IOException {
    var bytes = walOf(60);
    var whole = WalFile.parse(bytes);
    var last = whole.batches().getLast();
    for (var length = last.start() + 1; length < bytes.length; length += 97) {
      var torn = WalFile.parse(Arrays.copyOf(bytes, length));
      assertThat(torn.sound()).isFalse();
      assertThat(torn.soundEnd()).isEqualTo(last.start());
      assertThat(torn.batches()).isEqualTo(whole.batches().subList(0, whole.batches().size() - 1));
      assertThat(torn.goesOnBehindDamage()).isFalse();
    }
  }

  @Test
  void seesThatADamagedFileGoesOn() throws IOException {
    var bytes = walOf(300);
    var batches = WalFile.parse(bytes).batches();
    for (var batch : batches.subList(0, batches.size() - 1)) {
      for (var at : List.of(0, 4, 5, 6, 9)) { // checksum, length (both bytes), type, payload
        var damaged = bytes.clone();
        damaged[batch.start() + at] ^= 4;
        var file = WalFile.parse(damaged);
        assertThat(file.sound()).isFalse();
        assertThat(file.soundEnd()).isEqualTo(batch.start());
        assertThat(file.goesOnBehindDamage()).as("%s, byte %d", batch, at).isTrue();
      }
    }
  }

  @Test
  void refusesEveryTurnedBitBelowTheMarkAndNamesTheFile() throws IOException {
    var bytes = walOf(6);
    var database = Files.createDirectories(root.resolve("checked/db"));
    var wal = database.resolve("000004.log");
    Files.writeString(root.resolve("checked/eddy-store"), "eddy store, layout 1\n");
    try (var directory = StoreDirectory.take(root.resolve("checked"));
        var mark = HeadMark.open(directory.headMark())) {
      mark.acknowledge(3 + 6);
      var check = new WalCheck(directory, mark);
      Files.write(wal, bytes);
      check.run(); // sound as it is
      assertThat(Files.size(wal)).isEqualTo(bytes.length);
      for (var bit = 0; bit < 8 * bytes.length; bit += 23) {
        var damaged = bytes.clone();
        damaged[bit / 8] ^= (byte) (1 << (bit % 8));
        var first = WalFile.parse(damaged).batches();
        Files.write(wal, damaged);
        if (first.isEmpty()) {
          continue; // nothing tells how far it had got: the opening compares with the mark
        }
        assertThatThrownBy(check::run)
            .as("bit %d", bit)
            .isInstanceOf(StoreException.class)
            .hasMessageContaining(wal.toString());
        assertThat(Files.readAllBytes(wal)).isEqualTo(damaged);
      }
    }
  }

  /** The write-ahead log of a fresh store after that many facts, one to eight in a batch. */
  private byte[] walOf(int count) throws IOException {
    var path = root.resolve("store");
    try (var store = RocksStore.open(path)) {
      var random = new SplittableRandom(5);
      StoreFiles.append(store.log(), StoreFiles.facts(count), random);
      assertThat(StoreFiles.files(path, "*.log")).hasSize(1);
      return Files.readAllBytes(StoreFiles.wal(path));
    }
  }

  @Test
  void writesAnAppendAsOneBatch() throws IOException {
    var path = root.resolve("store");
    try (var store = RocksStore.open(path)) {
      store.log().append(AppendBatch.of(StoreFiles.facts(5)));
      assertThat(WalFile.read(StoreFiles.wal(path)).batches()).hasSize(2);
    }
  }
}
