/**
 * Algorithms that learn to act, one class and one configuration each. In: observations, and what came
 * of actions, as an {@code Agent} sees them, or logged ones. Out: actions, and policies that need no
 * trainer. An algorithm owns its networks, optimisers, buffers and its generator, and all of it can be
 * put down and taken up bit for bit.
 */
@NullMarked
package io.eddy.rl.algorithm;

import org.jspecify.annotations.NullMarked;
