package io.eddy.recommender.feature;

/** e^(−Δt/1 d) since the last visit to the streamer. */
public record VisitedDaysAgo() implements PairFeature {
  @Override
  public String name() {
    return "visitedDaysAgo";
  }

  @Override
  public double value(Pairing pairing) {
    var since = pairing.sinceVisit();
    return since < 0 ? 0 : Math.exp(-since / 86_400_000.0);
  }
}
