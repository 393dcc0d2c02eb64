/**
 * Experience that is learned from more than once. In: steps, put together over n of them by {@code
 * NStep} where wanted. Kept: the newest of them in a ring, drawn alike ({@code Replay}) or by what
 * they surprised with ({@code PrioritizedReplay}). Out: batches of transitions (s, a, R, γ, s′), whose
 * discount γ says all that learning must know of ends: it is 0 where the process terminated and is
 * not where only our looking ended.
 */
@NullMarked
package io.eddy.rl.replay;

import org.jspecify.annotations.NullMarked;
