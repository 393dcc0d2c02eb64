package io.eddy.cli.wiring;

import io.eddy.rl.training.Bundle;
import io.eddy.rl.training.Checkpoints;
import io.eddy.rl.training.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Trainings as files: {@code ALGORITHM/seed-S/checkpoint} in the folder of {@code --out}.
 *
 * @param resumed what training goes on from; null for nothing
 * @param folder where trainings are kept; null for nowhere
 */
public record CheckpointFiles(@Nullable Path resumed, @Nullable Path folder, String algorithm)
    implements Checkpoints {

  @Override
  public void begin(long seed, Training training) {
    if (resumed != null) {
      try {
        Bundle.read(resumed, training);
      } catch (IOException e) {
        throw new UncheckedIOException("--resume %s: %s".formatted(resumed, e.getMessage()), e);
      }
    }
  }

  @Override
  public void keep(long seed, Training training) {
    if (folder != null) {
      try {
        var own = Files.createDirectories(folder.resolve(algorithm).resolve("seed-" + seed));
        Bundle.write(own.resolve("checkpoint"), training);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "The --out %s can't be written (%s). Name a folder that can be.".formatted(folder, e),
            e);
      }
    }
  }
}
