/**
 * The words of reinforcement learning as small types (Sutton and Barto, "Reinforcement Learning: An
 * Introduction", 2nd edition, 2018, chapter 3): an {@code Environment} shows an {@code Observation},
 * an {@code Agent} answers with an action, and what came of it is a {@code Transition}; a {@code
 * Policy} is a way of acting. Nothing here learns. What is passed at every step is a buffer that its
 * owner uses again, so that a step allocates nothing.
 */
@NullMarked
package io.eddy.rl.mdp;

import org.jspecify.annotations.NullMarked;
