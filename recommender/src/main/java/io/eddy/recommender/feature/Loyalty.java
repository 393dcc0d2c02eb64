package io.eddy.recommender.feature;

/** ½·ln(1 + Σ ln(1 + w)) over visits to the streamer. */
public record Loyalty() implements PairFeature {
  @Override
  public String name() {
    return "loyalty";
  }

  @Override
  public double value(Pairing pairing) {
    return pairing.pair() == null ? 0 : Math.log1p(pairing.pair().logWatch()) / 2;
  }
}
