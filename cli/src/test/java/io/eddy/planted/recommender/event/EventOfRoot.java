package io.eddy.planted.recommender.event;

import io.eddy.planted.recommender.Recommends;

/** Against the order: an event that knows the root package. */
record EventOfRoot(Recommends recommends) {}
