package io.eddy.rl.training;

/**
 * A point of the evaluation curve.
 *
 * @param step steps taken in all environments
 * @param episode training episodes that had ended
 * @param meanReturn of the policy at that point, on held-out episodes
 */
public record EvaluationPoint(long step, long episode, double meanReturn) {}
