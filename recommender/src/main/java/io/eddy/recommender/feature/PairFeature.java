package io.eddy.recommender.feature;

/** A feature of a viewer and a room together. */
public non-sealed interface PairFeature extends Feature {
  /** The value for a pair. */
  double value(Pairing pairing);
}
