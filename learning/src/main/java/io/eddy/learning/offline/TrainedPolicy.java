package io.eddy.learning.offline;

import io.eddy.protocol.Json;
import io.eddy.recommender.policy.OfflineWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A policy that was learned from a log, as a file: JSON, with all that is known of where it comes from.
 *
 * @param format of the file
 * @param schema fingerprint of the features that it reads
 * @param data what it was learned from
 * @param from when the first decision was made that it was learned from, epoch milliseconds
 * @param to when the last one was made
 * @param slates how many displayed slates it was learned from
 * @param validationSlates how many it was chosen by
 * @param seed of all chance
 * @param passes how many passes there were
 * @param kept which pass was kept, from 0
 * @param behaviorValue reward per examined position of the validation part, as logged
 * @param value the same of this policy, estimated; null where there are no propensities
 * @param configVersion fingerprint of the configuration that priced the rewards
 * @param trainedAt epoch milliseconds
 * @param fingerprint of the weights
 */
public record TrainedPolicy(
    int format,
    String schema,
    String data,
    long from,
    long to,
    int slates,
    int validationSlates,
    long seed,
    int passes,
    int kept,
    double behaviorValue,
    @Nullable Double value,
    long configVersion,
    long trainedAt,
    String fingerprint,
    OfflineWeights weights) {
  private static final int FORMAT = 1;

  /** Checks that nothing is missing, as it may be in a file. */
  public TrainedPolicy {
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(weights, "weights");
  }

  /** What came of training on a log. */
  public static TrainedPolicy of(
      OfflineLog log,
      OfflineTraining.Trained trained,
      String schema,
      String data,
      long seed,
      long configVersion,
      long now) {
    return new TrainedPolicy(
        FORMAT,
        schema,
        data,
        log.from(),
        log.to(),
        log.slates(),
        log.validationSlates(),
        seed,
        trained.validated().size(),
        trained.kept(),
        trained.behaviorValue(),
        Double.isFinite(trained.value()) ? trained.value() : null,
        configVersion,
        now,
        trained.weights().hash(),
        trained.weights());
  }

  /** Writes the file, as a whole or not at all. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, Json.write(this));
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is no such policy, or not as it was written
   */
  public static TrainedPolicy read(Path file) throws IOException {
    TrainedPolicy policy;
    try {
      policy = Json.read(Files.readAllBytes(file), TrainedPolicy.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "The file %s holds no policy (%s). Name one that eddy train log has written."
              .formatted(file, e.getOriginalMessage()),
          e);
    }
    if (policy.format() != FORMAT || !policy.fingerprint().equals(policy.weights().hash())) {
      throw new IllegalArgumentException(
          "The policy in %s is of another format (%d), or was changed since it was written. Train it anew."
              .formatted(file, policy.format()));
    }
    return policy;
  }
}
