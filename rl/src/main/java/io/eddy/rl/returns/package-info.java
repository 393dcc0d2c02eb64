/**
 * What steps of experience say about values: reward-to-go, n-step returns, generalised advantages,
 * V-trace. In: arrays with one number per step, in the order of time, step t being (Sₜ, Aₜ, Rₜ₊₁,
 * Sₜ₊₁) at index t. Out: arrays of the same length. Everywhere termination and truncation are two
 * things: after the first the value is 0; after the second, and after the last step of the arrays, it
 * is that of the observation that the step really ended with, which the caller passes as next value
 * of that very step. No step looks past the end of its episode. Pure functions; nothing is
 * allocated.
 */
@NullMarked
package io.eddy.rl.returns;

import org.jspecify.annotations.NullMarked;
