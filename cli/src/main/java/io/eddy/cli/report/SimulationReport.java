package io.eddy.cli.report;

import java.util.Map;

/**
 * What a lockstep simulation did.
 *
 * @param hours simulated
 * @param shareOfOracle true value of the slates shown over that of the best slate in the same states,
 *     by arm: sampled
 */
public record SimulationReport(
    double hours,
    long seed,
    long events,
    long decisions,
    int policyVersions,
    double wallSeconds,
    Map<String, ArmReport.Figures> arms,
    ArmReport.Lifts lift,
    Map<String, Double> shareOfOracle) {}
