package io.eddy.planted.recommender.event;

import io.eddy.planted.recommender.policy.BaselinePolicy;

/** Against the order: an event that knows the policy. With {@link BaselinePolicy} it forms a cycle. */
public record EventOfPolicy(BaselinePolicy policy) {}
