package io.eddy.recommender.decision;

/**
 * How a slate was drawn, so that every probability can be recomputed.
 *
 * @param temperature τ on logits standardised per request
 * @param epsilon ε, the share of the uniform draw over feasible rooms
 * @param perStreamer the most rooms of one streamer
 * @param perCategory the most rooms of one category
 * @param seed of the generator
 */
public record Drawing(
    double temperature, double epsilon, int perStreamer, int perCategory, long seed) {}
