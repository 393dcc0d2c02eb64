package io.eddy.storage;

import java.util.Optional;

/**
 * Published policies, newest last, and the learner's checkpoint. A policy and the checkpoint that it
 * came from are one durable batch, so that a restarted learner goes on exactly where the newest
 * version stopped. Old versions are dropped beyond a bound; provenance stays longer.
 */
public interface PolicyRegistry extends PolicyReader {
  /** How many versions are kept with their weights. */
  int KEPT_VERSIONS = 64;

  /** How many versions are kept with their provenance. */
  int KEPT_PROVENANCE = 1_000;

  /**
   * Publishes a version with the checkpoint behind it if the newest one is the one expected.
   *
   * @param expected the version that must be the newest now; −1 if there must be none
   * @return whether it was published; false when another version had come first
   */
  boolean publish(StoredPolicy policy, byte[] checkpoint, int expected);

  /** The checkpoint that was written with the newest version. */
  Optional<byte[]> checkpoint();

  /** Throws unless the version follows the expected one; the first may be any from 0. */
  static void requireNext(int version, int expected) {
    if (expected >= 0 ? version != expected + 1 : version < 0) {
      throw new IllegalArgumentException(
          "Version %d must follow version %d.".formatted(version, expected));
    }
  }
}
