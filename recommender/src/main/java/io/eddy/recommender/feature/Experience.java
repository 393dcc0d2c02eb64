package io.eddy.recommender.feature;

/** ln(1 + visits ever)/3. */
public record Experience() implements StateFeature {
  @Override
  public String name() {
    return "experience";
  }

  @Override
  public double value(Situation situation) {
    return Math.log1p((double) situation.profile().counts().visits()) / 3;
  }
}
