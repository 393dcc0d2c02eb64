package io.eddy.rl.exact;

/**
 * The best that can be done in a process.
 *
 * @param values V*, Q* and the advantages
 * @param policy a policy that is optimal
 * @param sweeps how many times all states were improved
 */
public record Solution(Values values, FinitePolicy policy, int sweeps) {}
