package io.eddy.service.serving;

import io.eddy.recommender.experiment.Arm;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.policy.LinearRanking;
import io.eddy.recommender.policy.PolicyWeights;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.storage.PolicyRegistry;
import io.eddy.storage.StateCodec;
import io.eddy.storage.StoredPolicy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policies that answer now: the newest published version that this code can read, version 0, and
 * every baseline with the newest expectations. Safe for any number of threads.
 */
public final class PoliciesInForce {
  private static final Logger LOG = LoggerFactory.getLogger(PoliciesInForce.class);

  private final PolicyRegistry registry;
  private final Features features;
  private final StateCodec codec = new StateCodec();
  private final PublishedPolicy prior;
  private volatile InForce inForce;
  private int looked = -1;

  private record InForce(
      PublishedPolicy newest,
      PublishedPolicy frozen,
      Map<String, PublishedPolicy> baselines,
      @Nullable String invalid) {}

  /** Policies of a registry over a feature schema; version 0 until {@link #refresh}. */
  public PoliciesInForce(PolicyRegistry registry, Features features) {
    this.registry = registry;
    this.features = features;
    this.prior = PublishedPolicy.prior(features);
    this.inForce = inForce(prior, null);
  }

  /** Takes the newest version into force if there is another one. */
  public synchronized void refresh() {
    var newest = registry.latest();
    if (newest.isEmpty() || newest.get().provenance().version() == looked) {
      return;
    }
    looked = newest.get().provenance().version();
    inForce = accept(newest.get());
  }

  /** The newest version in force. */
  public PublishedPolicy newest() {
    return inForce.newest();
  }

  /** Why the newest version can't be used, or null. */
  public @Nullable String invalid() {
    return inForce.invalid();
  }

  /** What answers for an arm. */
  public PublishedPolicy of(Arm arm) {
    var now = inForce;
    return switch (arm.policy()) {
      case Arm.LEARNING -> now.newest();
      case Arm.FROZEN -> now.frozen();
      default -> baseline(arm.policy());
    };
  }

  /** A baseline by name. */
  public PublishedPolicy baseline(String name) {
    var baseline = inForce.baselines().get(name);
    if (baseline == null) {
      throw new IllegalArgumentException(
          "There is no policy %s. Choose learning, frozen or one of %s."
              .formatted(name, LinearRanking.BASELINES));
    }
    return baseline;
  }

  private InForce accept(StoredPolicy stored) {
    var version = stored.provenance().version();
    if (!stored.provenance().schema().equals(features.fingerprint())) {
      LOG.warn(
          "Policy version {} reads other features ({}) than this Eddy ({}): version 0 answers",
          version,
          stored.provenance().schema(),
          features.fingerprint());
      return inForce(prior, null);
    }
    try {
      var weights = codec.decode(stored.weights(), PolicyWeights.class);
      return inForce(
          PublishedPolicy.learned(features, stored.provenance().name(), version, weights), null);
    } catch (RuntimeException e) {
      LOG.error("Policy version {} can't be used; the version before it stays", version, e);
      return inForce(inForce.newest(), "policy version %d can't be used".formatted(version));
    }
  }

  private InForce inForce(PublishedPolicy newest, @Nullable String invalid) {
    var baselines = new HashMap<String, PublishedPolicy>();
    for (var name : LinearRanking.BASELINES) {
      baselines.put(name, newest.ranking(name, features));
    }
    return new InForce(newest, prior.exploringAs(newest), Map.copyOf(baselines), invalid);
  }
}
