package io.eddy.recommender.feature;

/** What a column of an item's row is read by. */
public enum Head {
  /** The choice model, with a learned coefficient. */
  CHOICE,
  /** The choice model, as it is: an estimator on the scale of a logit. */
  OFFSET,
  /** The expected watch score. */
  WATCH,
  /** The immediate value and the future advantage. */
  VALUE
}
