package io.eddy.rl.ope;

import io.eddy.rl.statistics.Interval;

/**
 * What a target policy would earn per step, and how far to trust it.
 *
 * @param value in units of reward; NaN where it is not defined. Behind {@link Verdict#REFUSED} it is
 *     arithmetic and nothing else
 * @param standardError of the value, in the same unit; NaN where it is not defined
 * @param interval 95 % bootstrap interval over clusters; everything where it is not defined
 * @param effectiveSampleSize (Σw)²/Σw², steps of the target policy that the log is worth (Kish 1965)
 * @param meanWeight mean importance weight before clipping; 1 is expected
 * @param largestWeight before clipping
 * @param clippedShare Σ max(0, w − w′) / Σw with w′ the weight that was used: how much of the target
 *     policy the log was not asked about
 * @param verdict whether to trust the value
 * @param reason why not; empty if reliable
 */
public record Estimate(
    double value,
    double standardError,
    Interval interval,
    double effectiveSampleSize,
    double meanWeight,
    double largestWeight,
    double clippedShare,
    Verdict verdict,
    String reason) {}
