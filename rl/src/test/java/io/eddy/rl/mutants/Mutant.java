package io.eddy.rl.mutants;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A bug that can be put into a source.
 *
 * @param bug what it is, and where it is known from
 * @param file the source, from the root of sources
 * @param find what stands there, exactly once
 * @param replacement what the bug makes of it
 * @param test the class, and perhaps the method, that must catch it, from {@code io.eddy.rl}
 */
record Mutant(String bug, String file, String find, String replacement, String test) {

  private static final Path SOURCES = Path.of("src", "main", "java", "io", "eddy", "rl");
  private static final String LIST = "/mutants.txt";

  /** All of them; each is a paragraph of the list, its lines `key: value`, \\n for a new line. */
  static List<Mutant> all() throws IOException {
    try (var list = Mutant.class.getResourceAsStream(LIST)) {
      if (list == null) {
        throw new IOException("There is no " + LIST);
      }
      var mutants = new ArrayList<Mutant>();
      for (var paragraph :
          new String(list.readAllBytes(), StandardCharsets.UTF_8).split("\n\n", -1)) {
        if (!paragraph.isBlank() && !paragraph.startsWith("#")) {
          mutants.add(of(paragraph));
        }
      }
      return mutants;
    }
  }

  private static Mutant of(String paragraph) {
    Map<String, String> values = new HashMap<>();
    for (var line : paragraph.strip().lines().toList()) {
      var colon = line.indexOf(": ");
      values.put(line.substring(0, colon), line.substring(colon + 2).replace("\\n", "\n"));
    }
    return new Mutant(
        values.getOrDefault("bug", ""),
        values.getOrDefault("file", ""),
        values.getOrDefault("find", ""),
        values.getOrDefault("replace", ""),
        values.getOrDefault("test", ""));
  }

  /** The source as it is. */
  String source() throws IOException {
    return Files.readString(SOURCES.resolve(file));
  }

  /** How often what is to be replaced stands in the source; anything but once is a mistake. */
  int occurrences() throws IOException {
    return source().split(Pattern.quote(find), -1).length - 1;
  }

  /** The source with the bug. */
  String mutated() throws IOException {
    return source().replace(find, replacement);
  }

  /** The name of the source's class. */
  String className() {
    return "io.eddy.rl." + file.replace(".java", "").replace('/', '.');
  }

  /** The name of the test's class. */
  String testClass() {
    var hash = test.indexOf('#');
    return "io.eddy.rl." + (hash < 0 ? test : test.substring(0, hash));
  }

  /** The name of the test's method, or nothing for all of the class. */
  String testMethod() {
    var hash = test.indexOf('#');
    return hash < 0 ? "" : test.substring(hash + 1);
  }
}
