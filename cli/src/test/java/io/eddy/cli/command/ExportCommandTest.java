package io.eddy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.rocksdb.RocksStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  private final Console console = new Console();

  @TempDir Path folder;

  @Test
  void writesATableOfAnEmptyLog() {
    RocksStore.open(folder.resolve("data")).close();
    var out = folder.resolve("tables");
    assertThat(run("decisions", "--format", "csv", "--out", out.toString(), "--json")).isZero();
    var json = console.json();
    assertThat(json.propertyNames()).containsExactly("table", "format", "file", "rows");
    assertThat(json.get("rows").intValue()).isZero();
    assertThat(out.resolve("decisions.csv")).content().startsWith("decisionId,time,viewerId,");
  }

  @Test
  void writesDecisionsAloneForVowpalWabbit() {
    RocksStore.open(folder.resolve("data")).close();
    var out = folder.resolve("tables");
    assertThat(run("decisions", "--format", "dsjson", "--out", out.toString(), "--json")).isZero();
    var json = console.json();
    assertThat(json.propertyNames()).containsExactly("table", "format", "file", "rows", "leftOut");
    assertThat(json.get("leftOut").intValue()).isZero();
    assertThat(out.resolve("decisions.dsjson")).isEmptyFile();
    assertThat(run("rewards", "--format", "dsjson", "--out", out.toString())).isEqualTo(2);
    assertThat(console.errors()).contains("--format (dsjson)", "not rewards", "export decisions");
  }

  @Test
  void saysWhereThereIsNoStore() {
    assertThat(run("decisions", "--format", "csv", "--out", folder.toString())).isEqualTo(1);
    assertThat(console.errors()).contains("There is no store in").contains("--data");
  }

  @Test
  void refusesAFormatAndATimeThatAreNone() {
    assertThat(run("decisions", "--format", "xls", "--out", folder.toString())).isEqualTo(2);
    assertThat(console.errors()).contains("xls").contains("csv");
    assertThat(run("decisions", "--format", "csv", "--out", folder.toString(), "--since", "monday"))
        .isEqualTo(2);
    assertThat(console.errors()).contains("--since (monday)").contains("2026-11-24T20:00:00Z");
  }

  private int run(String table, String... options) {
    var arguments = new String[4 + options.length];
    arguments[0] = "export";
    arguments[1] = table;
    arguments[2] = "--data";
    arguments[3] = folder.resolve("data").toString();
    System.arraycopy(options, 0, arguments, 4, options.length);
    return console.run(arguments);
  }
}
