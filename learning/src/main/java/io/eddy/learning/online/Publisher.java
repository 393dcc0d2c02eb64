package io.eddy.learning.online;

import io.eddy.learning.experience.Experience;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.policy.OfflineWeights;
import io.eddy.recommender.policy.PolicyWeights;
import io.eddy.storage.PolicyRegistry;
import io.eddy.storage.Provenance;
import io.eddy.storage.StateCodec;
import io.eddy.storage.StoredPolicy;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what the learner knows as the next version, together with the checkpoint behind it.
 * Unchanged weights are no version, and weights that the guard refuses are none either.
 */
final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final PolicyRegistry registry;
  private final PublicationGuard guard;
  private final String schema;
  private final long configVersion;
  private final InstantSource wall;
  private final StateCodec codec = new StateCodec();
  private int version;
  private int newest = -1; // what the registry must hold for the next version to follow it
  private int line;
  private String fingerprint = "";
  private final @Nullable OfflineWeights start;
  private final AtomicLong refused = new AtomicLong();

  /** A publisher; {@code start} is the policy that the learner started from, null for version 0. */
  Publisher(
      PolicyRegistry registry,
      PublicationGuard guard,
      String schema,
      long configVersion,
      @Nullable OfflineWeights start,
      InstantSource wall) {
    this.registry = registry;
    this.guard = guard;
    this.schema = schema;
    this.configVersion = configVersion;
    this.start = start;
    this.wall = wall;
    registry
        .latest()
        .ifPresent(
            latest -> {
              var provenance = latest.provenance();
              version = provenance.version();
              newest = version;
              line = provenance.line() + (provenance.schema().equals(schema) ? 0 : 1);
              fingerprint = provenance.fingerprint();
            });
  }

  /** Publishes; tells whether there is a new version. */
  boolean publish(SlateLearner learner, Experience experience, Position consumed, long now) {
    PolicyWeights weights;
    try {
      weights = learner.weights(experience.weight(now)).startedFrom(start);
    } catch (ArithmeticException e) {
      return refuse(e.getMessage());
    }
    var heads = weights.heads();
    var hash = weights.fingerprint();
    if (hash.equals(fingerprint)) {
      return false;
    }
    var refusal = guard.refuses(heads);
    if (refusal.isPresent()) {
      return refuse(refusal.get());
    }
    var provenance =
        new Provenance(
            learner.algorithm().label(),
            version + 1,
            line,
            version,
            consumed,
            learner.transitions(),
            schema,
            configVersion,
            hash,
            wall.millis());
    var checkpoint =
        new Checkpoint(
            consumed,
            experience.origin(),
            experience.settings().discount().discounted(),
            learner.state(),
            learner.networks());
    if (!registry.publish(
        new StoredPolicy(provenance, codec.encode(weights)), codec.encode(checkpoint), newest)) {
      throw new IllegalStateException(
          "Another learner has published after version %d. Run one learner.".formatted(version));
    }
    version++;
    newest = version;
    fingerprint = hash;
    guard.published(heads);
    return true;
  }

  private boolean refuse(@Nullable String reason) {
    refused.incrementAndGet();
    LOG.error("A policy was not published: {}; version {} stays", reason, version);
    return false;
  }

  /** Versions that were refused. */
  long refused() {
    return refused.get();
  }
}
