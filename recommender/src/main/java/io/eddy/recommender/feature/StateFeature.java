package io.eddy.recommender.feature;

/** A feature of the viewer's situation, the same for all candidates. */
public non-sealed interface StateFeature extends Feature {
  /** The value in a situation. */
  double value(Situation situation);
}
