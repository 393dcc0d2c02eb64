package io.eddy.recommender.feature;

/** ln(1 + displayed decisions since the last enter), so that a choice can depend on it. */
public record UnansweredRun() implements PairFeature {
  @Override
  public String name() {
    return "unansweredRun";
  }

  @Override
  public double value(Pairing pairing) {
    return Math.log1p(pairing.situation().profile().session().unanswered());
  }
}
