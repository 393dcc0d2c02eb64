package io.eddy.recommender.feature;

/** Sine of the hour of the day (UTC), one of the two that place it on a circle. */
public record HourSine() implements StateFeature {
  @Override
  public String name() {
    return "hourSine";
  }

  @Override
  public double value(Situation situation) {
    return Math.sin(situation.now() % 86_400_000L / 86_400_000.0 * 2 * Math.PI);
  }
}
