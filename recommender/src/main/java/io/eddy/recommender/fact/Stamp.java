package io.eddy.recommender.fact;

/**
 * What intake writes on every fact.
 *
 * @param schemaVersion of the fact's encoding
 * @param recordedTime when it was appended, epoch milliseconds; never decreases within a partition
 * @param epoch of the writer, fencing a former one
 * @param configVersion fingerprint of the configuration in force
 */
public record Stamp(int schemaVersion, long recordedTime, int epoch, long configVersion) {
  /** The encoding that this code writes. */
  public static final int SCHEMA_VERSION = 1;
}
