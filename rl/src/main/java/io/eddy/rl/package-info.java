/**
 * Reinforcement learning on the JDK alone: environments, policies, algorithms and their proofs.
 * Nothing here knows of streaming; a recommender is one environment among others.
 */
@NullMarked
package io.eddy.rl;

import org.jspecify.annotations.NullMarked;
