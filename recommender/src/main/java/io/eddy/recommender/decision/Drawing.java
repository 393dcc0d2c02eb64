package io.eddy.recommender.decision;

/**
 * How a slate was drawn, so that every probability can be recomputed. Of an external decision the caps
 * alone are known: those under which Eddy would have chosen.
 *
 * @param temperature τ on logits standardised per request; NaN if Eddy drew nothing
 * @param epsilon ε, the share of the uniform draw over feasible rooms; NaN if Eddy drew nothing
 * @param perStreamer the most rooms of one streamer
 * @param perCategory the most rooms of one category
 * @param seed of the generator
 */
public record Drawing(
    double temperature, double epsilon, int perStreamer, int perCategory, long seed) {
  /** Of a decision in which Eddy drew nothing. */
  public static Drawing none(int perStreamer, int perCategory, long seed) {
    return new Drawing(Double.NaN, Double.NaN, perStreamer, perCategory, seed);
  }
}
