package io.eddy.simd;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.rl.network.Kernels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What networks get in JVMs that lack something; each is started as a process of its own. */
class FallbackTest {

  /** Prints the kernels that networks get. */
  static final class Which {

    private Which() {}

    public static void main(String[] arguments) {
      System.out.println(Kernels.create().name());
    }
  }

  private static final List<String> WITH_MODULE = List.of("--add-modules", "jdk.incubator.vector");

  @Test
  void vectorsWhereTheModuleIsThereAndNothingElseOnStandardOutput() throws Exception {
    assertThat(kernels(WITH_MODULE)).matches("simd-\\d+\n");
  }

  @Test
  void plainWhereTheModuleIsAbsent() throws Exception {
    assertThat(kernels(List.of())).isEqualTo("plain\n");
  }

  @Test
  void plainWhereNothingIsCompiledToVectors() throws Exception {
    var interpreted = new ArrayList<>(WITH_MODULE);
    interpreted.add("-Xint");
    assertThat(kernels(interpreted)).isEqualTo("plain\n");
  }

  @Test
  void plainWhereAsked() throws Exception {
    var asked = new ArrayList<>(WITH_MODULE);
    asked.add("-Deddy.kernels=plain");
    assertThat(kernels(asked)).isEqualTo("plain\n");
  }

  private static String kernels(List<String> options) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Which.class.getName()));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return printed.replace("\r\n", "\n");
  }
}
