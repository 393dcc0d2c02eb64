package io.eddy.recommender.feature;

/** One if the room speaks the viewer's language, as far as the platform told both. */
public record SameLanguage() implements PairFeature {
  @Override
  public String name() {
    return "sameLanguage";
  }

  @Override
  public double value(Pairing pairing) {
    var language = pairing.situation().profile().attributes().language();
    return language != null && language.equals(pairing.room().room().language()) ? 1 : 0;
  }
}
