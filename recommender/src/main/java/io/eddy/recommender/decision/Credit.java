package io.eddy.recommender.decision;

/** Which item of which decision led to something. */
public record Credit(String decisionId, int position) {}
