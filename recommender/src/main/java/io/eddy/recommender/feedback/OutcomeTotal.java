package io.eddy.recommender.feedback;

/** How much of a kind one item of a decision has led to. */
public record OutcomeTotal(int position, Outcome.Kind kind, double amount) {}
