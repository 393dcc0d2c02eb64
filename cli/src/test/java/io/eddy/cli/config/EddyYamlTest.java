package io.eddy.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file at the root of the repository says exactly what the code does. */
class EddyYamlTest {

  private static final Path FILE = Path.of("..", "eddy.yaml");

  private List<String> lines = List.of();

  @BeforeEach
  void readsTheFile() throws IOException {
    lines = Files.readAllLines(FILE);
  }

  @Test
  void equalsTheDefaultsInTheCode() {
    assertThat(Settings.load(FILE)).isEqualTo(Settings.DEFAULT);
  }

  @Test
  void holdsEveryKeyThatCanBeSetAndNoOther() {
    assertThat(pathsInTheFile()).containsExactlyInAnyOrderElementsOf(Settings.keys());
  }

  @Test
  void explainsEveryKey() {
    assertThat(lines)
        .filteredOn(line -> line.matches("\\s+\\w+: \\S.*"))
        .hasSizeGreaterThan(40)
        .allMatch(line -> line.matches(".*\\S\\s+# \\S.{7,}"));
  }

  /** Written over the default in the file itself, each other value changes the settings. */
  @ParameterizedTest
  @CsvSource({
    "network.host, localhost",
    "network.port, 8081",
    "experiment.evaluationShare, 0.2",
    "experiment.arms.learning.policy, frozen",
    "experiment.arms.learning.share, 0.9999999999",
    "placements.home.exposure, served",
    "placements.home.visibleDepth, 9",
    "slate.perStreamer, 1",
    "slate.perCategory, 3",
    "retrieval.candidates, 100",
    "exploration.temperature, 0.1",
    "exploration.epsilonStart, 0.06",
    "exploration.epsilonEnd, 0.03",
    "exploration.decay, 10001",
    "serving.baseline, repeat",
    "serving.deadline, 251 ms",
    "prices.enter, 0.2",
    "prices.fastLeave, -0.2",
    "prices.watch, 0.6",
    "prices.like, 0.3",
    "prices.comment, 0.4",
    "prices.follow, 2",
    "prices.gift, 2",
    "prices.share, 0.4",
    "prices.dislike, -1",
    "prices.report, -2",
    "prices.most, 11",
    "windows.decision, 121 min",
    "windows.impression, 31 min",
    "windows.gift, 0 min",
    "windows.follow, 31 min",
    "learner.algorithm, slate-q-network",
    "learner.discountHalfLife, 20 min",
    "learner.horizon, 25 h",
    "learner.everyArm, true",
    "learner.memory, 15 d",
    "limits.queue, 1000",
    "limits.viewers, 10",
    "limits.rooms, 10",
    "limits.streamers, 10",
    "limits.oldest, 8 d",
    "limits.ahead, 3 min",
    "limits.lateness, 0 s",
    "limits.lease, 6 min",
    "limits.sessionIdle, 31 min",
    "limits.roomKept, 3 h",
    "limits.moneySeen, 8 d",
    "limits.othersSeen, 2 d",
    "retention.age, 31 d",
    "retention.bytes, 65 GiB"
  })
  void everyKeySetsSomething(String path, String other) {
    var changed = new ArrayList<>(lines);
    var line = lineOf(path);
    changed.set(line, changed.get(line).replaceFirst(": [^#]*#", ": " + other + " #"));
    assertThat(Settings.parse("changed", String.join("\n", changed)))
        .isNotEqualTo(Settings.DEFAULT);
  }

  private List<String> pathsInTheFile() {
    var paths = new ArrayList<String>();
    var sections = new ArrayList<String>();
    for (var line : lines) {
      if (line.matches("\\s*\\w+:.*")) {
        var depth = (line.length() - line.stripLeading().length()) / 2;
        sections.subList(depth, sections.size()).clear();
        sections.add(line.strip().substring(0, line.strip().indexOf(':')));
        paths.add(String.join(".", sections));
      }
    }
    return paths;
  }

  private int lineOf(String path) {
    var keys = pathsInTheFile();
    var wanted = keys.indexOf(path);
    assertThat(wanted).as(path).isNotNegative();
    var seen = -1;
    for (var i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches("\\s*\\w+:.*") && ++seen == wanted) {
        return i;
      }
    }
    throw new AssertionError(path);
  }
}
