package io.eddy.service.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.protocol.Mode;
import io.eddy.protocol.answer.ModeAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModeFileTest {
  private static final Instant FIRST = Instant.parse("2026-11-25T08:00:00Z");
  private static final Instant LATER = Instant.parse("2026-11-25T09:00:00Z");

  @TempDir private Path folder;

  @Test
  void theFirstStartIsLearning() {
    assertThat(new ModeFile(folder.resolve("mode.json"), FIRST).mode())
        .isEqualTo(new ModeAnswer(Mode.LEARNING, "first start", FIRST));
  }

  @Test
  void whatWasSetIsThereAfterARestart() {
    var file = folder.resolve("mode.json");
    var set = new ModeFile(file, FIRST).set(Mode.FROZEN, "holidays", LATER);
    assertThat(set).isEqualTo(new ModeAnswer(Mode.FROZEN, "holidays", LATER));
    assertThat(new ModeFile(file, LATER.plusSeconds(60)).mode()).isEqualTo(set);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"mode\":\"off\"}"})
  void aFileThatHoldsNoModeIsNamed(String content) throws IOException {
    var file = folder.resolve("mode.json");
    Files.writeString(file, content);
    assertThatThrownBy(() -> new ModeFile(file, FIRST))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("The mode can't be read from %s. Mend or remove the file.".formatted(file));
  }
}
