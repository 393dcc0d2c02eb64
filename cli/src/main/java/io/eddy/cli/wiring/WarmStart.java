package io.eddy.cli.wiring;

import io.eddy.cli.config.ConfigException;
import io.eddy.cli.config.Settings;
import io.eddy.learning.offline.TrainedPolicy;
import io.eddy.learning.online.Start;
import io.eddy.recommender.policy.OfflineWeights;
import io.eddy.storage.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** Has the learner of a store start from a policy that was learned from a log. */
public final class WarmStart {
  private WarmStart() {}

  /**
   * The policy in a file.
   *
   * @throws ConfigException if it is none, or speaks of other features than this Eddy
   */
  public static OfflineWeights read(String option, Path file, Settings settings) {
    try {
      var policy = TrainedPolicy.read(file);
      var schema = settings.service().features().fingerprint();
      if (!policy.schema().equals(schema)) {
        throw new ConfigException(
            "The %s %s reads other features (%s) than this Eddy (%s). Train it on this Eddy's own log."
                .formatted(option, file, policy.schema(), schema));
      }
      return policy.weights();
    } catch (IOException e) {
      throw new ConfigException(
          "The %s %s can't be read (%s). Name a file that eddy train log has written."
              .formatted(option, file, e.getMessage()),
          e);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("The %s: %s".formatted(option, e.getMessage()), e);
    }
  }

  /** Publishes it, unless the newest version has started from it; the version that holds it. */
  public static int from(OfflineWeights weights, Store store, Settings settings) {
    var published =
        Start.from(
            weights,
            store,
            Wiring.experience(settings.service(), settings.learner()),
            settings.learner().algorithm(),
            settings.service().fingerprint(),
            InstantSource.system());
    return published >= 0
        ? published
        : store.policies().latest().orElseThrow().provenance().version();
  }
}
