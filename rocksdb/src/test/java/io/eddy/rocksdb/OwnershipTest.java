package io.eddy.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.storage.AppendBatch;
import io.eddy.storage.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose directory it is, and who has it open. */
class OwnershipTest {
  @TempDir Path root;

  /** What the other process runs: opens the store and says how that went. */
  static final class Opener {
    /** Opens the directory that the only argument names. */
    public static void main(String... arguments) {
      try (var store = RocksStore.open(Path.of(arguments[0]))) {
        System.out.println("opened at " + store.log().head().offset());
      } catch (StoreException e) {
        System.out.println("refused: " + e.getMessage());
      }
    }
  }

  @Test
  void refusesASecondProcessUntilTheFirstIsGone() throws Exception {
    var path = root.resolve("store");
    try (var store = RocksStore.open(path)) {
      store.log().append(AppendBatch.of(StoreFiles.facts(3)));
      assertThat(openElsewhere(path))
          .startsWith("refused: The store in " + path + " is open in another process. Stop that");
      store.log().append(AppendBatch.of(StoreFiles.facts(5).subList(3, 5)));
    }
    assertThat(openElsewhere(path)).isEqualTo("opened at 5");
  }

  @Test
  void refusesASecondOpeningInTheSameProcess() {
    var path = root.resolve("store");
    try (var store = RocksStore.open(path)) {
      assertThatThrownBy(() -> RocksStore.open(path))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is open in another process");
      assertThat(store.log().head().offset()).isZero();
    }
  }

  @Test
  void refusesSomebodyElsesDirectoryAndTouchesNothing() throws IOException {
    var path = Files.createDirectory(root.resolve("photos"));
    Files.writeString(path.resolve("holiday.jpg"), "pixels");
    assertThatThrownBy(() -> RocksStore.open(path))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "The directory %s holds something else (holiday.jpg) and no store. Choose an empty"
                + " directory.",
            path);
    try (var files = Files.list(path)) {
      assertThat(files).containsExactly(path.resolve("holiday.jpg"));
    }
    assertThat(path.resolve("holiday.jpg")).hasContent("pixels");
  }

  @Test
  void refusesAFile() throws IOException {
    var path = Files.writeString(root.resolve("file"), "text");
    assertThatThrownBy(() -> RocksStore.open(path))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is a file");
  }

  @Test
  void refusesALaterLayout() throws IOException {
    var path = Files.createDirectory(root.resolve("store"));
    Files.writeString(path.resolve("eddy-store"), "eddy store, layout 2\n");
    assertThatThrownBy(() -> RocksStore.open(path))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("layout 2")
        .hasMessageContaining("Run the Eddy that made the store");
  }

  @Test
  void makesAStoreInAnEmptyDirectory() throws IOException {
    var path = Files.createDirectories(root.resolve("a/b"));
    try (var store = RocksStore.open(path)) {
      assertThat(store.epoch()).isEqualTo(1);
    }
    try (var store = RocksStore.open(root.resolve("a/c/d"))) {
      assertThat(store.epoch()).isEqualTo(1);
    }
  }

  private static String openElsewhere(Path path) throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Opener.class.getName(),
                path.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var output = process.getInputStream()) {
      var said = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return said;
    }
  }
}
