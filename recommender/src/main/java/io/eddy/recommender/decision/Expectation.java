package io.eddy.recommender.decision;

/**
 * What the policy expected of one item of a slate, logged so that estimators can compare it with
 * what happened and stay pure folds (formulation, section 9).
 *
 * @param probability p, that the item is entered, given that the slate is examined
 * @param priorProbability p⁰, the same without the streamer's appeal
 * @param watch expected t = ½·ln(1 + w/5) of a visit of w seconds, without the streamer's quality
 * @param quality q̂, what the streamer's quality adds to the expected t
 * @param taste φᵀm, the logit that the viewer's taste contributed
 * @param tasteGain ρ, what one unit of taste adds to the expected t
 */
public record Expectation(
    float probability,
    float priorProbability,
    float watch,
    float quality,
    float taste,
    float tasteGain) {}
