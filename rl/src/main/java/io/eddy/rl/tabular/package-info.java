/**
 * Reinforcement learning with a table (Sutton and Barto 2018, chapters 6 to 8): the state is an index,
 * the first number of the observation, and every Q(s,a) stands by itself. In: transitions. Out: actions,
 * and an immutable policy. Under the usual conditions these converge to numbers that {@code
 * io.eddy.rl.exact} computes, and they are tested against them.
 */
@NullMarked
package io.eddy.rl.tabular;

import org.jspecify.annotations.NullMarked;
