package io.eddy.recommender.feature;

/** φᵀm: what the viewer's taste for the category adds to the logit of an enter. */
public record Taste() implements PairFeature {
  @Override
  public String name() {
    return "taste";
  }

  @Override
  public double value(Pairing pairing) {
    return pairing.interest() == null ? 0 : pairing.interest().taste();
  }
}
