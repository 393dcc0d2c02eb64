/**
 * Ways of acting on the numbers that a network gives each action: greedy, ε-greedy, softmax, and the
 * masked softmax itself with its logarithm, entropy and gradients. In: an {@code ActionNetwork}, of
 * which a policy keeps a copy. Out: actions and exact probabilities, to any number of threads. A
 * masked action has probability exactly 0 and gradient exactly 0 everywhere. {@code Schedule} says
 * how a number changes while an agent learns.
 */
@NullMarked
package io.eddy.rl.policy;

import org.jspecify.annotations.NullMarked;
