package io.eddy.simulator.platform;

import java.time.Duration;

/**
 * What a run did.
 *
 * @param simulated simulated time that passed
 * @param wall wall time that passed
 * @param decisions slates that were answered
 * @param emptySlates answers without rooms, of the decisions
 * @param events events that were sent
 * @param rejected events that the recommender refused, of the events
 * @param retries calls that were repeated because the recommender was overloaded
 * @param errors calls that failed for good; their events are lost, their viewers saw nothing
 * @param lastError what the last of them said, empty where there was none
 * @param recommend how long the calls for slates took
 * @param send how long the calls with events took
 */
public record RunCounts(
    Duration simulated,
    Duration wall,
    long decisions,
    long emptySlates,
    long events,
    long rejected,
    long retries,
    long errors,
    String lastError,
    LatencySummary recommend,
    LatencySummary send) {}
