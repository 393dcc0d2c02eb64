package io.eddy.recommender.feature;

/** One if the viewer has given to the streamer. */
public record Gifted() implements PairFeature {
  @Override
  public String name() {
    return "gifted";
  }

  @Override
  public double value(Pairing pairing) {
    return pairing.pair() != null && pairing.pair().giftsMinor() > 0 ? 1 : 0;
  }
}
