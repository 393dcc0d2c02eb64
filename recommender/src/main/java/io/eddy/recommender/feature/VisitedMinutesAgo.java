package io.eddy.recommender.feature;

/** e^(−Δt/30 min) since the last visit to the streamer. */
public record VisitedMinutesAgo() implements PairFeature {
  @Override
  public String name() {
    return "visitedMinutesAgo";
  }

  @Override
  public double value(Pairing pairing) {
    var since = pairing.sinceVisit();
    return since < 0 ? 0 : Math.exp(-since / 1_800_000.0);
  }
}
