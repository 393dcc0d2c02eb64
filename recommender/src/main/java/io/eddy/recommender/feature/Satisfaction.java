package io.eddy.recommender.feature;

/** How the last visits went, as a moving mean of t = ½·ln(1 + w/5). */
public record Satisfaction() implements StateFeature {
  @Override
  public String name() {
    return "satisfaction";
  }

  @Override
  public double value(Situation situation) {
    return situation.profile().session().satisfaction();
  }
}
