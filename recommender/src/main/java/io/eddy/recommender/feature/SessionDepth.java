package io.eddy.recommender.feature;

/** ln(1 + decisions in this session). */
public record SessionDepth() implements StateFeature {
  @Override
  public String name() {
    return "sessionDepth";
  }

  @Override
  public double value(Situation situation) {
    return Math.log1p(situation.profile().session().decisions());
  }
}
