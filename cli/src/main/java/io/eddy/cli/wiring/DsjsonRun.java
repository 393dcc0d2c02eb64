package io.eddy.cli.wiring;

import io.eddy.cli.config.ConfigException;
import io.eddy.cli.report.DsjsonReport;
import io.eddy.learning.dsjson.DsjsonEvaluation;
import io.eddy.learning.dsjson.DsjsonLog;
import io.eddy.learning.dsjson.DsjsonTarget;
import java.nio.file.Path;

/**
 * Evaluates a target policy on a file of dsjson.
 *
 * @param data the file
 * @param target uniform, baseline, or a file that {@code vw -p} has written
 * @param clip largest weight of clippedIpw
 * @param seed of the bootstrap
 */
public record DsjsonRun(Path data, String target, double clip, long seed) {

  /**
   * The estimates.
   *
   * @throws ConfigException if a file is missing or is not what it should be
   */
  public DsjsonReport evaluate() {
    try {
      return DsjsonReport.of(new DsjsonEvaluation(new DsjsonLog(data), policy(), clip, seed).of());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()));
    }
  }

  private DsjsonTarget policy() {
    return switch (target) {
      case "uniform" -> new DsjsonTarget.Uniform();
      case "baseline" -> new DsjsonTarget.Baseline();
      default -> DsjsonTarget.predictions(Path.of(target));
    };
  }
}
