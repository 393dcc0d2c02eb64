package io.eddy.recommender.feature;

/** How the last visits went, so that a choice can depend on it. */
public record Mood() implements PairFeature {
  @Override
  public String name() {
    return "mood";
  }

  @Override
  public double value(Pairing pairing) {
    return pairing.situation().profile().session().satisfaction();
  }
}
