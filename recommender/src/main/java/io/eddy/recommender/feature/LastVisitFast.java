package io.eddy.recommender.feature;

/** One if the last visit to the streamer was shorter than 3 seconds. */
public record LastVisitFast() implements PairFeature {
  @Override
  public String name() {
    return "lastVisitFast";
  }

  @Override
  public double value(Pairing pairing) {
    return pairing.pair() != null && pairing.pair().lastFast() ? 1 : 0;
  }
}
