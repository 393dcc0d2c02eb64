package io.eddy.learning.online;

import io.eddy.learning.experience.ExperienceSettings;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.policy.OfflineWeights;
import io.eddy.recommender.policy.PolicyWeights;
import io.eddy.recommender.policy.SlateAlgorithm;
import io.eddy.recommender.policy.SlateModel;
import io.eddy.storage.PolicyReader;
import io.eddy.storage.Provenance;
import io.eddy.storage.StateCodec;
import io.eddy.storage.Store;
import io.eddy.storage.StoredPolicy;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The warm start: a policy that was learned from a log becomes the newest version, and the learner goes on
 * from it. It ranks alone at first, and less the more is learned while serving (see {@link
 * io.eddy.recommender.policy.PublishedPolicy#learned}). What the learner knew before is kept.
 */
public final class Start {
  private static final StateCodec CODEC = new StateCodec();

  private Start() {}

  /** The policy that learning started from: part of every version since; null for version 0. */
  static @Nullable OfflineWeights of(PolicyReader policies, Features features) {
    var weights = latest(policies, features);
    return weights == null ? null : weights.start();
  }

  /**
   * Publishes a policy as the newest version, unless the newest version has started from it.
   *
   * @param configVersion fingerprint of the configuration that it was learned under
   * @return the version that holds it, or −1 if the newest one has started from it
   */
  public static int from(
      OfflineWeights start,
      Store store,
      ExperienceSettings settings,
      SlateAlgorithm algorithm,
      long configVersion,
      InstantSource wall) {
    var features = settings.features();
    var registry = store.policies();
    var before = latest(registry, features);
    if (before != null && start.equals(before.start())) {
      return -1;
    }
    var newest = registry.history(1).stream().findFirst();
    var expected = newest.map(Provenance::version).orElse(-1);
    var known = before == null ? SlateModel.prior(features) : before;
    var weights = new PolicyWeights(known.slate(), known.watch(), 0, known.networks(), start);
    var head = store.log().head();
    var provenance =
        new Provenance(
            start.algorithm(),
            Math.max(1, expected + 1),
            newest.map(p -> p.line() + (before == null ? 1 : 0)).orElse(0),
            expected,
            head,
            start.transitions(),
            features.fingerprint(),
            configVersion,
            weights.fingerprint(),
            wall.millis());
    var checkpoint =
        before == null
            ? CODEC.encode(fresh(store, settings, algorithm))
            : registry
                .checkpoint()
                .orElseGet(() -> CODEC.encode(fresh(store, settings, algorithm)));
    if (!registry.publish(
        new StoredPolicy(provenance, CODEC.encode(weights)), checkpoint, expected)) {
      throw new IllegalStateException(
          "Another learner has published after version %d. Run one learner.".formatted(expected));
    }
    return provenance.version();
  }

  /** A learner that has learned nothing and will read the log from its beginning. */
  private static Checkpoint fresh(
      Store store, ExperienceSettings settings, SlateAlgorithm algorithm) {
    var discounted = settings.discount().discounted();
    var learner = new SlateLearner(settings.features(), discounted, algorithm);
    return new Checkpoint(store.log().tail(), 0, discounted, learner.state(), learner.networks());
  }

  private static @Nullable PolicyWeights latest(PolicyReader policies, Features features) {
    return policies
        .latest()
        .filter(policy -> policy.provenance().schema().equals(features.fingerprint()))
        .map(policy -> CODEC.decode(policy.weights(), PolicyWeights.class))
        .orElse(null);
  }
}
