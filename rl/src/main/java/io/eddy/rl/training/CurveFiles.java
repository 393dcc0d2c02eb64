package io.eddy.rl.training;

import io.eddy.rl.export.EventFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;

/** Curves as files: comma-separated values, and event files for TensorBoard. */
public final class CurveFiles {

  private CurveFiles() {}

  /** The first line of what {@link #episodes} writes. */
  public static void episodesHeader(Writer out) throws IOException {
    out.write("algorithm,seed,episode,step,return,success\n");
  }

  /** One line for each training episode. */
  public static void episodes(String algorithm, TrialResult result, Writer out) throws IOException {
    var log = result.episodes();
    for (var i = 0; i < log.count(); i++) {
      out.write(
          String.format(
              Locale.ROOT,
              "%s,%d,%d,%d,%s,%b\n",
              algorithm,
              result.seed(),
              i + 1,
              log.end(i),
              log.episodeReturn(i),
              log.success(i)));
    }
  }

  /** The first line of what {@link #evaluations} writes. */
  public static void evaluationsHeader(Writer out) throws IOException {
    out.write("algorithm,seed,step,episode,return\n");
  }

  /** One line for each evaluation. */
  public static void evaluations(String algorithm, TrialResult result, Writer out)
      throws IOException {
    for (var point : result.evaluations()) {
      out.write(
          String.format(
              Locale.ROOT,
              "%s,%d,%d,%d,%s\n",
              algorithm,
              result.seed(),
              point.step(),
              point.episode(),
              point.meanReturn()));
    }
  }

  /** The same curves over steps for TensorBoard: {@code return/training}, {@code return/evaluation}. */
  public static void events(Path folder, TrialResult result, InstantSource clock)
      throws IOException {
    try (var file = EventFile.create(folder, clock)) {
      var log = result.episodes();
      for (var i = 0; i < log.count(); i++) {
        file.scalar("return/training", log.end(i), log.episodeReturn(i));
      }
      for (var point : result.evaluations()) {
        file.scalar("return/evaluation", point.step(), point.meanReturn());
      }
    }
  }
}
