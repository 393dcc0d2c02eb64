package io.eddy.planted.recommender.gossip;

/** In a package that has no place in the order. */
record Rumour(String text) {}
