package io.eddy.cli.report;

/**
 * What is the best that can be done in an environment, exactly.
 *
 * @param startValue the value of the best policy, expected over the distribution of starts
 * @param policy the best action of each state, with the whole horizon left; 0 in terminal states,
 *     where it means nothing
 * @param values of the states, with the whole horizon left
 * @param iterations improvements of the policy, or steps of the horizon
 * @param bellmanResidual by how much the values fail Bellman's equation; with a horizon 0, since each
 *     step's values are made by it from the next one's
 */
public record SolveReport(
    String environment,
    double discount,
    double startValue,
    int[] policy,
    double[] values,
    int iterations,
    double bellmanResidual) {}
