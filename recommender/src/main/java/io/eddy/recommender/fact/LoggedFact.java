package io.eddy.recommender.fact;

/** A fact with its place in the log and its stamp. */
public record LoggedFact(Position position, Stamp stamp, Fact fact) {}
