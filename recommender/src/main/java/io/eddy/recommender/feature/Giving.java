package io.eddy.recommender.feature;

/** .2·(g − 1), g the viewer's propensity to give. */
public record Giving() implements PairFeature {
  @Override
  public String name() {
    return "giving";
  }

  @Override
  public double value(Pairing pairing) {
    return .2 * (pairing.situation().givingPropensity() - 1);
  }
}
