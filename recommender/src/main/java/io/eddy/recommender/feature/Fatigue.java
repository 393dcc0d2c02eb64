package io.eddy.recommender.feature;

/** ln(1 + recent exposures of the streamer that were not entered). */
public record Fatigue() implements PairFeature {
  @Override
  public String name() {
    return "fatigue";
  }

  @Override
  public double value(Pairing pairing) {
    var pair = pairing.pair();
    return pair == null || pair.unclicked() == 0
        ? 0
        : Math.log1p(pair.fatigue(pairing.situation().now()));
  }
}
