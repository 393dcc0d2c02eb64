package io.eddy.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the documents of a source tree name and the tree doesn't hold: links, packages, and the classes,
 * methods and files that stand in backticks.
 */
final class Documents {
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern PACKAGE = Pattern.compile("\\bio\\.eddy(\\.[a-z]+)*\\b");

  /** A class, perhaps with a member or an array behind it: {@code Fact.Decided}, {@code SlateQTest.finds}. */
  private static final Pattern CLASS =
      Pattern.compile(
          "([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:\\.([A-Za-z_][A-Za-z0-9_]*))?(?:\\(\\))?");

  private static final Pattern FILE =
      Pattern.compile("[\\w.-]+(/[\\w.-]+)*\\.(java|md|yaml|xml|png)");

  /** What the documents name of the JDK. */
  private static final Set<String> OF_THE_JDK = Set.of("Clock", "InstantSource", "RandomGenerator");

  private final Path root;
  private final List<Path> documents;
  private final Map<String, Path> sources = new HashMap<>();

  /** Reads the names of all documents and sources below a root. */
  Documents(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.documents = new ArrayList<>();
    try (var files = Files.walk(this.root)) {
      files.filter(file -> ours(this.root.relativize(file))).forEach(this::enter);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean ours(Path file) {
    for (var part : file) {
      var name = part.toString();
      if (name.equals("target") || name.startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private void enter(Path file) {
    var name = file.getFileName().toString();
    if (name.endsWith(".md")) {
      documents.add(file);
    } else if (name.endsWith(".java")) {
      sources.put(name.substring(0, name.length() - ".java".length()), file);
    }
  }

  /** All documents, from the root. */
  List<String> names() {
    return documents.stream().map(file -> root.relativize(file).toString()).sorted().toList();
  }

  /** Relative links to what is not there, with anchors that are no heading. */
  List<String> brokenLinks() {
    return findings(LINK, text -> CODE.matcher(text).replaceAll(""), this::leadsNowhere);
  }

  /** Packages that hold no source. */
  List<String> unknownPackages() {
    return findings(PACKAGE, text -> text, (document, found) -> !isPackage(found.group()));
  }

  /** Classes in backticks, and their members, that no source file has. */
  List<String> unknownClasses() {
    return findings(
        CODE,
        text -> text,
        (document, found) -> {
          var named = CLASS.matcher(found.group(1));
          return named.matches()
              && !FILE.matcher(found.group(1)).matches()
              && isUnknown(named.group(1), named.group(2));
        });
  }

  /** Files in backticks that are nowhere in the tree. */
  List<String> unknownFiles() {
    return findings(
        CODE,
        text -> text,
        (document, found) -> FILE.matcher(found.group(1)).matches() && !isFile(found.group(1)));
  }

  private interface Preparation {
    String of(String text);
  }

  private interface Check {
    boolean fails(Path document, MatchResult found);
  }

  private List<String> findings(Pattern pattern, Preparation preparation, Check check) {
    var findings = new ArrayList<String>();
    for (var document : documents) {
      var text = preparation.of(FENCED.matcher(read(document)).replaceAll(""));
      pattern
          .matcher(text)
          .results()
          .filter(found -> check.fails(document, found))
          .forEach(found -> findings.add(root.relativize(document) + ": " + found.group()));
    }
    return findings;
  }

  private boolean leadsNowhere(Path document, MatchResult found) {
    var link = found.group(1);
    if (link.contains("://") || link.startsWith("mailto:")) {
      return false;
    }
    var parts = link.split("#", 2);
    var target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    return !Files.exists(target) || (parts.length == 2 && !headings(target).contains(parts[1]));
  }

  /** Headings as anchors, in the way of the usual renderers. */
  private static List<String> headings(Path document) {
    return HEADING
        .matcher(FENCED.matcher(read(document)).replaceAll(""))
        .results()
        .map(found -> found.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  private boolean isPackage(String name) {
    var folder = Path.of(name.replace('.', '/'));
    try (var modules = Files.list(root)) {
      return modules
          .flatMap(m -> Stream.of(m.resolve("src/main/java"), m.resolve("src/test/java")))
          .anyMatch(java -> Files.isDirectory(java.resolve(folder)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isUnknown(String type, String member) {
    var source = sources.get(type);
    if (source == null) {
      return !OF_THE_JDK.contains(type);
    }
    return member != null && !Pattern.compile("\\b" + member + "\\b").matcher(read(source)).find();
  }

  private boolean isFile(String name) {
    if (Files.exists(root.resolve(name))) {
      return true;
    }
    try (var files = Files.walk(root)) {
      return files
          .filter(file -> ours(root.relativize(file)))
          .anyMatch(file -> file.endsWith(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
