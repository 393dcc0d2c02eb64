package io.eddy.recommender.feature;

/** ln(1 + displayed decisions since the last enter). */
public record Unanswered() implements StateFeature {
  @Override
  public String name() {
    return "unanswered";
  }

  @Override
  public double value(Situation situation) {
    return Math.log1p(situation.profile().session().unanswered());
  }
}
