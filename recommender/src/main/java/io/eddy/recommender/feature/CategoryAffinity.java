package io.eddy.recommender.feature;

/** ln(1 + Σ ln(1 + w)) over visits to rooms of the category. */
public record CategoryAffinity() implements PairFeature {
  @Override
  public String name() {
    return "categoryAffinity";
  }

  @Override
  public double value(Pairing pairing) {
    return pairing.interest() == null ? 0 : Math.log1p(pairing.interest().logWatch());
  }
}
