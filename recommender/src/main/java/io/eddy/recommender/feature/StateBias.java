package io.eddy.recommender.feature;

/** One, for the level of a value function. */
public record StateBias() implements StateFeature {
  @Override
  public String name() {
    return "stateBias";
  }

  @Override
  public double value(Situation situation) {
    return 1;
  }
}
