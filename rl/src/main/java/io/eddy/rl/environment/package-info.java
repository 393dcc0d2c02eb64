/**
 * Environments whose truth is known: the classic ones, with the dynamics of Gymnasium, and wrappers
 * around any environment. In: actions and a generator. Out: observations, rewards, and whether an
 * episode terminated, was truncated, or reached its goal. The finite ones step by the very table that
 * they give to the solvers of {@code io.eddy.rl.exact}.
 */
@NullMarked
package io.eddy.rl.environment;

import org.jspecify.annotations.NullMarked;
