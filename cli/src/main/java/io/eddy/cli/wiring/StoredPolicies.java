package io.eddy.cli.wiring;

import io.eddy.cli.config.ConfigException;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.policy.LinearRanking;
import io.eddy.recommender.policy.OfflineWeights;
import io.eddy.recommender.policy.PolicyWeights;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.recommender.policy.SlateModel;
import io.eddy.storage.PolicyReader;
import io.eddy.storage.PolicyRegistry;
import io.eddy.storage.StateCodec;
import io.eddy.storage.StoredPolicy;
import java.util.Optional;

/** The policies of a store by the names that a command knows them by. */
public final class StoredPolicies {
  private final PolicyReader stored;
  private final Features features;

  /** The policies of a store, for a feature schema. */
  public StoredPolicies(PolicyReader stored, Features features) {
    this.stored = stored;
    this.features = features;
  }

  /**
   * A version by its number, or a baseline by its name, exploring and expecting as the newest version
   * does, as it would be served.
   *
   * @throws ConfigException if there is none of this name, or its weights are gone
   */
  public PublishedPolicy named(String name) {
    if (LinearRanking.BASELINES.contains(name)) {
      return newest().ranking(name, features);
    }
    if (!name.matches("\\d{1,9}")) {
      throw new ConfigException(
          "The --policy (%s) is no version and none of %s. Maybe 0, the policy before anything was learned."
              .formatted(name, String.join(", ", LinearRanking.BASELINES)));
    }
    var version = Integer.parseInt(name);
    if (version == 0) {
      return PublishedPolicy.prior(features).exploringAs(newest());
    }
    var kept =
        stored
            .version(version)
            .orElseThrow(
                () ->
                    new ConfigException(
                        "The --policy version %d is not kept with its weights; the newest is %d. Choose one of the last %d."
                            .formatted(
                                version, newest().ref().version(), PolicyRegistry.KEPT_VERSIONS)));
    if (!kept.provenance().schema().equals(features.fingerprint())) {
      throw new ConfigException(
          "The --policy version %d reads other features than this Eddy. Run the Eddy that made it."
              .formatted(version));
    }
    return decoded(kept);
  }

  /** A policy that was learned from a log, expecting what the newest version does, as it would be served. */
  public PublishedPolicy offline(OfflineWeights weights) {
    var known = newestWeights().orElseGet(() -> SlateModel.prior(features));
    return PublishedPolicy.learned(
        features,
        weights.algorithm(),
        0,
        new PolicyWeights(known.slate(), known.watch(), 0, known.networks(), weights));
  }

  private Optional<PolicyWeights> newestWeights() {
    return stored
        .latest()
        .filter(policy -> policy.provenance().schema().equals(features.fingerprint()))
        .map(policy -> new StateCodec().decode(policy.weights(), PolicyWeights.class));
  }

  private PublishedPolicy newest() {
    return stored
        .latest()
        .filter(policy -> policy.provenance().schema().equals(features.fingerprint()))
        .map(this::decoded)
        .orElseGet(() -> PublishedPolicy.prior(features));
  }

  private PublishedPolicy decoded(StoredPolicy policy) {
    var weights = new StateCodec().decode(policy.weights(), PolicyWeights.class);
    return PublishedPolicy.learned(
        features, policy.provenance().name(), policy.provenance().version(), weights);
  }
}
