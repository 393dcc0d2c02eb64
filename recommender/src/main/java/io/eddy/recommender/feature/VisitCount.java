package io.eddy.recommender.feature;

/** ln(1 + visits to the streamer)/2. */
public record VisitCount() implements PairFeature {
  @Override
  public String name() {
    return "visitCount";
  }

  @Override
  public double value(Pairing pairing) {
    return pairing.pair() == null ? 0 : Math.log1p(pairing.pair().visits()) / 2;
  }
}
