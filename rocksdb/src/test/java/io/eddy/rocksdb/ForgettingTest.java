package io.eddy.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.storage.AppendBatch;
import io.eddy.storage.FactLogContract;
import io.eddy.storage.SnapshotEntry;
import io.eddy.storage.SnapshotHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a compaction no byte of the directory knows who was forgotten. */
class ForgettingTest {
  private static final String FORGOTTEN = "viewer-who-wants-to-be-forgotten";
  private static final String KEPT = "viewer-who-stays";
  private static final String PROFILE = "likes-opera-and-chess";

  @TempDir Path root;

  @Test
  void leavesNoByteOfAForgottenViewer() throws IOException {
    try (var store = RocksStore.open(root.resolve("store"))) {
      var log = store.log();
      log.append(linked(Map.of(KEPT, "p-kept", FORGOTTEN, "p-forgotten")));
      var header = new SnapshotHeader(List.of(FactLogContract.at(0)), 1, 1);
      var snapshots = store.snapshots();
      snapshots.write(
          "profiles",
          header,
          List.of(new SnapshotEntry("p-forgotten", PROFILE.getBytes(StandardCharsets.UTF_8))));
      store.compact(); // by now it stands in tables, too
      var others = new HashMap<String, String>();
      for (var i = 0; i < 500; i++) {
        others.put("other-" + i, "p-other-" + i);
      }
      log.append(linked(others));
      assertThat(filesWith(KEPT)).isNotEmpty();
      assertThat(filesWith(FORGOTTEN)).isNotEmpty();
      assertThat(filesWith(PROFILE)).isNotEmpty();

      log.append(new AppendBatch(List.of(), List.of(), Map.of(), Set.of("p-forgotten")));
      snapshots.write("profiles", header, List.of(new SnapshotEntry("p-forgotten", null)));
      store.compact();

      assertThat(filesWith(FORGOTTEN)).isEmpty();
      assertThat(filesWith(PROFILE)).isEmpty();
      assertThat(log.viewer("p-kept")).isEqualTo(KEPT);
      assertThat(log.viewer("p-other-7")).isEqualTo("other-7");
    }
    assertThat(filesWith(FORGOTTEN)).isEmpty();
  }

  private static AppendBatch linked(Map<String, String> pseudonyms) {
    return new AppendBatch(List.of(), List.of(), pseudonyms, Set.of());
  }

  private List<Path> filesWith(String text) throws IOException {
    var found = new ArrayList<Path>();
    try (var files = Files.walk(root)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        // One character per byte, so that nothing is skipped.
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
