package io.eddy.recommender.feature;

/** (g − 1)·loyalty/2: who gives, gives to the streamers watched most. */
public record GivingLoyalty() implements PairFeature {
  @Override
  public String name() {
    return "givingLoyalty";
  }

  @Override
  public double value(Pairing pairing) {
    return pairing.pair() == null
        ? 0
        : (pairing.situation().givingPropensity() - 1) * Math.log1p(pairing.pair().logWatch()) / 4;
  }
}
