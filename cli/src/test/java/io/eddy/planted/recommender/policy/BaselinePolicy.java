package io.eddy.planted.recommender.policy;

import io.eddy.planted.recommender.event.EventOfPolicy;
import java.util.List;

/** A good name that begins like a bad one. */
public record BaselinePolicy(List<EventOfPolicy> events) {}
