package io.eddy.planted.rl;

import io.eddy.planted.recommender.event.EventOfPolicy;

/** Against the arrows: reinforcement learning that knows of streaming. */
record WatchesStreams(EventOfPolicy event) {}
