package io.eddy.cli.command;

import io.eddy.cli.config.ConfigException;
import io.eddy.learning.evaluation.Campaign;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What is named of the Open Bandit Dataset. */
final class OpenBanditOptions {
  private static final List<String> BEHAVIORS = List.of("random", "bts");

  private OpenBanditOptions() {}

  /** The policy that logged. */
  static String behavior(String name) {
    if (!BEHAVIORS.contains(name)) {
      throw new ConfigException(
          "The --behavior (%s) is none of %s. Maybe random."
              .formatted(name, String.join(", ", BEHAVIORS)));
    }
    return name;
  }

  /** Whose log. */
  static Campaign campaign(String name) {
    return Arrays.stream(Campaign.values())
        .filter(known -> known.id().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    "The --campaign (%s) is none of %s. Maybe men."
                        .formatted(
                            name,
                            Arrays.stream(Campaign.values())
                                .map(Campaign::id)
                                .collect(Collectors.joining(", ")))));
  }
}
