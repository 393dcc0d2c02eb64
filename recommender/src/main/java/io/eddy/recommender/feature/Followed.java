package io.eddy.recommender.feature;

/** One if the viewer follows the streamer. */
public record Followed() implements PairFeature {
  @Override
  public String name() {
    return "followed";
  }

  @Override
  public double value(Pairing pairing) {
    return pairing.situation().follows(pairing.room().streamerId()) ? 1 : 0;
  }
}
