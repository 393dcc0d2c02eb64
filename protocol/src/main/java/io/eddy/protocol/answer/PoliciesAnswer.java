package io.eddy.protocol.answer;

import java.time.Instant;
import java.util.List;

/**
 * The policies that were published.
 *
 * @param inForce which one answers requests now
 * @param versions with their provenance, newest first
 */
public record PoliciesAnswer(InForce inForce, List<Version> versions) {
  /** Copies the versions. */
  public PoliciesAnswer {
    versions = List.copyOf(versions);
  }

  /** Name and version of a policy. */
  public record InForce(String name, int version) {}

  /**
   * Where a version comes from.
   *
   * @param line counts feature schemas
   * @param parent the version it was trained on from; −1 for the first
   * @param trainedThrough the next fact that the learner had not consumed
   * @param transitions how many it learned from, in all
   * @param schema fingerprint of the features
   * @param configVersion fingerprint of the configuration, hexadecimal: 64 bits are more than a
   *     JSON number carries exactly
   * @param fingerprint of the weights
   */
  public record Version(
      String name,
      int version,
      int line,
      int parent,
      LogPosition trainedThrough,
      long transitions,
      String schema,
      String configVersion,
      String fingerprint,
      Instant publishedAt) {}

  /** A place in the log. */
  public record LogPosition(int partition, long offset) {}
}
