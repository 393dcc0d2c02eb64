package io.eddy.simulator.platform;

import java.time.Duration;

/**
 * How far a run is.
 *
 * @param simulated simulated time that passed
 * @param wall wall time that passed
 * @param decisions slates answered so far
 * @param events events sent so far
 * @param errors calls that failed for good so far
 */
public record Progress(
    Duration simulated, Duration wall, long decisions, long events, long errors) {}
