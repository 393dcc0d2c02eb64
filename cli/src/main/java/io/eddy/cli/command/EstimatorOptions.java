package io.eddy.cli.command;

import io.eddy.cli.config.ConfigException;
import picocli.CommandLine.Option;

/** How the estimators of a bandit's log are set. */
final class EstimatorOptions {
  @Option(
      names = "--clip",
      paramLabel = "C",
      description = "Largest weight of clippedIpw (default: ${DEFAULT-VALUE}).")
  private double clip = 10;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the bootstrap (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  /** Largest weight of clippedIpw. */
  double clip() {
    if (!(clip > 0)) {
      throw new ConfigException(
          "The --clip (%s) must be positive. Leave it out for 10.".formatted(clip));
    }
    return clip;
  }

  /** Seed of the bootstrap. */
  long seed() {
    return seed;
  }
}
