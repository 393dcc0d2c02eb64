package io.eddy.recommender.feature;

/** Σ ln(1 + w) over visits to the streamer: the repeat baseline, and what the prior trusts. */
public record Repeat() implements PairFeature {
  @Override
  public String name() {
    return "repeat";
  }

  @Override
  public double value(Pairing pairing) {
    return pairing.pair() == null ? 0 : pairing.pair().logWatch();
  }
}
