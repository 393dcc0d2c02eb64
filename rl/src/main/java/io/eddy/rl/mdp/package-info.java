/**
 * The words of reinforcement learning as small types (Sutton and Barto, "Reinforcement Learning: An
 * Introduction", 2nd edition, 2018, chapter 3). An environment emits observations, a policy answers
 * with choices, and what came of a choice is a transition. Nothing here learns.
 */
@NullMarked
package io.eddy.rl.mdp;

import org.jspecify.annotations.NullMarked;
