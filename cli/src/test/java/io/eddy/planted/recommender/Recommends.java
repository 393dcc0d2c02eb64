package io.eddy.planted.recommender;

/** A type of the root package, which the packages below it must not see. */
public record Recommends(String room) {}
