package io.eddy.recommender.feature;

/** A number that a policy reads. */
public sealed interface Feature permits StateFeature, RoomFeature, PairFeature {
  /** Unique name; part of the schema's fingerprint, so another meaning needs another name. */
  String name();
}
