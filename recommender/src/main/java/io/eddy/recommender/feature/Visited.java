package io.eddy.recommender.feature;

/** One if the viewer has visited the streamer. */
public record Visited() implements PairFeature {
  @Override
  public String name() {
    return "visited";
  }

  @Override
  public double value(Pairing pairing) {
    return pairing.pair() != null && pairing.pair().visits() > 0 ? 1 : 0;
  }
}
