package io.eddy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line trains what the example of a plugin brings, from a jar. */
class PluginTest {
  private static final Path EXAMPLE = Path.of("../examples/plugin/src/main");

  @TempDir private static Path folder;
  private static Path jar = Path.of("plugin.jar");

  private final Console console = new Console();

  @BeforeAll
  static void packTheExample() throws IOException {
    var classes = folder.resolve("classes");
    var arguments =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path")));
    arguments.addAll(files(EXAMPLE.resolve("java")).stream().map(Path::toString).toList());
    var compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).isZero();

    jar = folder.resolve("plugin.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var root : List.of(classes, EXAMPLE.resolve("resources"))) {
        for (var file : files(root)) {
          out.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
          Files.copy(file, out);
        }
      }
    }
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void trainsBothByDefault() {
    assertThat(console.run("train", "harbour", "--plugin", jar.toString(), "--json")).isZero();
    var json = console.json();
    assertThat(json.get("environment").stringValue()).isEqualTo("harbour");
    assertThat(json.get("algorithm").stringValue()).isEqualTo("monte-carlo");
    assertThat(json.get("solved").intValue()).isEqualTo(1);
  }

  @Test
  void eachWorksWithEddysOwn() {
    assertThat(
            console.run(
                "train",
                "harbour",
                "--algorithm",
                "dqn",
                "--steps",
                "500",
                "--plugin",
                jar.toString()))
        .isZero();
    assertThat(
            console.run(
                "train",
                "frozen-lake",
                "--algorithm",
                "monte-carlo",
                "--steps",
                "500",
                "--plugin",
                jar.toString()))
        .isZero();
  }

  /** The best is to row always: 4/3 + 16/9 + 52/27 + 160/81 = 568/81 steps. */
  @Test
  void solvesTheEnvironment() {
    assertThat(console.run("solve", "harbour", "--plugin", jar.toString(), "--json")).isZero();
    assertThat(console.json().get("startValue").doubleValue())
        .isCloseTo(-568 / 81.0, within(1e-12));
  }

  @Test
  void withoutTheJarNeitherIsKnown() {
    assertThat(console.run("train", "harbour")).isEqualTo(2);
    assertThat(console.errors()).startsWith("eddy train: The environment harbour is unknown.");
    assertThat(console.run("train", "frozen-lake", "--algorithm", "monte-carlo")).isEqualTo(2);
    assertThat(console.errors()).startsWith("eddy train: The algorithm monte-carlo is unknown.");
  }
}
