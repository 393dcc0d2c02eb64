package io.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EddyTest {

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private final CommandLine eddy =
      new CommandLine(new Eddy()).setOut(new PrintWriter(output)).setErr(new PrintWriter(errors));

  @Test
  void helpGoesToStandardOutputAndSucceeds() {
    assertThat(eddy.execute("--help")).isZero();
    assertThat(output.toString()).startsWith("Usage: eddy").contains("--version");
    assertThat(errors.toString()).isEmpty();
  }

  @Test
  void versionNamesEddyAndTheJavaThatRunsIt() {
    assertThat(eddy.execute("--version")).isZero();
    assertThat(output.toString()).startsWith("eddy ").contains("on Java " + Runtime.version());
  }

  @Test
  void everyCommandHelps() {
    var commands = eddy.getSubcommands().keySet();
    assertThat(commands).contains("demo", "evaluate", "serve", "simulate", "solve", "train");
    for (var command : commands) {
      output.getBuffer().setLength(0);
      assertThat(eddy.execute(command, "--help")).as(command).isZero();
      assertThat(output.toString()).startsWith("Usage: eddy " + command);
    }
    assertThat(errors.toString()).isEmpty();
  }

  @Test
  void unknownOptionIsBadUsage() {
    assertThat(eddy.execute("--nonsense")).isEqualTo(2);
    assertThat(errors.toString()).contains("--nonsense");
    assertThat(output.toString()).isEmpty();
  }

  @Test
  void noCommandIsBadUsage() {
    assertThat(eddy.execute()).isEqualTo(2);
    assertThat(output.toString()).isEmpty();
    assertThat(errors.toString()).startsWith("Usage: eddy");
  }
}
