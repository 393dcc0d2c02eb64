package io.eddy.recommender.feature;

/** Mean ln(1 + w) of a visit to the streamer, over 3. */
public record MeanLogWatch() implements PairFeature {
  @Override
  public String name() {
    return "meanLogWatch";
  }

  @Override
  public double value(Pairing pairing) {
    return pairing.pair() == null ? 0 : pairing.pair().meanLogWatch() / 3;
  }
}
