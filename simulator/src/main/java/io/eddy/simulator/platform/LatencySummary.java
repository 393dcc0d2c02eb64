package io.eddy.simulator.platform;

/**
 * How long calls took, wall milliseconds.
 *
 * @param calls how many there were
 * @param p50 median
 * @param p99 99th percentile
 * @param most the slowest
 */
public record LatencySummary(int calls, double p50, double p99, double most) {}
