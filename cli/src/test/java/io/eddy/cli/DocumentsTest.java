package io.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the documents name is there; documents that name what is not there are caught. */
class DocumentsTest {
  private static final Path ROOT = Path.of("..");
  private static final Documents EDDY = new Documents(ROOT);

  @TempDir Path tree;

  @Test
  void seesTheDocuments() {
    assertThat(EDDY.names())
        .contains("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/formulation.md");
  }

  @Test
  void everyLinkLeadsSomewhere() {
    assertThat(EDDY.brokenLinks()).isEmpty();
  }

  @Test
  void everyPackageExists() {
    assertThat(EDDY.unknownPackages()).isEmpty();
  }

  @Test
  void everyClassAndMemberExists() {
    assertThat(EDDY.unknownClasses()).isEmpty();
  }

  @Test
  void everyFileExists() {
    assertThat(EDDY.unknownFiles()).isEmpty();
  }

  @Test
  void everyModuleIsExplained() throws IOException {
    for (var document : new String[] {"README.md", "ARCHITECTURE.md"}) {
      var text = Files.readString(ROOT.resolve(document));
      for (var module : Architecture.ARROWS.keySet()) {
        assertThat(text).as(document).contains("| `" + module + "` |");
      }
    }
  }

  @Test
  void whatIsNotThereIsCaught() throws IOException {
    write("rl/src/main/java/io/eddy/rl/Thing.java", "final class Thing { int count; }");
    write("OTHER.md", "# A heading, here\n");
    write(
        "PAGE.md",
        """
        [there](OTHER.md) [and there](OTHER.md#a-heading-here) [itself](#page) [web](https://a.b)
        [gone](NOWHERE.md) [lost](OTHER.md#no-heading)
        `io.eddy.rl` `io.eddy.gone` `Thing` `Thing.count` `Thing.size` `Missing`
        `POST` `SELECT` `rl/src/main/java/io/eddy/rl/Thing.java` `Thing.java` `Missing.java`
        # Page
        ```
        [in a block](ANYWHERE.md) `Anything`
        ```
        """);
    var documents = new Documents(tree);
    assertThat(documents.brokenLinks())
        .containsExactly("PAGE.md: ](NOWHERE.md)", "PAGE.md: ](OTHER.md#no-heading)");
    assertThat(documents.unknownPackages()).containsExactly("PAGE.md: io.eddy.gone");
    assertThat(documents.unknownClasses())
        .containsExactly("PAGE.md: `Thing.size`", "PAGE.md: `Missing`");
    assertThat(documents.unknownFiles()).containsExactly("PAGE.md: `Missing.java`");
  }

  private void write(String name, String text) throws IOException {
    var file = tree.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
