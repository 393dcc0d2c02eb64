package io.eddy.recommender.feature;

/** Cosine of the hour of the day (UTC). */
public record HourCosine() implements StateFeature {
  @Override
  public String name() {
    return "hourCosine";
  }

  @Override
  public double value(Situation situation) {
    return Math.cos(situation.now() % 86_400_000L / 86_400_000.0 * 2 * Math.PI);
  }
}
