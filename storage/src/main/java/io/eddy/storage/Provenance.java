package io.eddy.storage;

import io.eddy.recommender.fact.Position;

/**
 * Where a policy comes from.
 *
 * @param name such as {@code slate-q}
 * @param version rises by one with each publication
 * @param line counts feature schemas: another schema starts a new line
 * @param parent the version it was trained on from; −1 for the first
 * @param trainedThrough the next fact that the learner had not consumed
 * @param transitions how many transitions it learned from, in all
 * @param schema fingerprint of the features
 * @param configVersion fingerprint of the configuration
 * @param fingerprint of the weights
 * @param publishedAt epoch milliseconds of the wall clock
 */
public record Provenance(
    String name,
    int version,
    int line,
    int parent,
    Position trainedThrough,
    long transitions,
    String schema,
    long configVersion,
    String fingerprint,
    long publishedAt) {}
