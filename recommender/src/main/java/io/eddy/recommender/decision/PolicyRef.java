package io.eddy.recommender.decision;

/**
 * Which policy decided.
 *
 * @param name such as {@code slate-q} or {@code popularity}
 * @param version 0 is the prior, or a baseline
 * @param fingerprint of its weights
 * @param schema fingerprint of the features that it reads
 */
public record PolicyRef(String name, int version, String fingerprint, String schema) {}
