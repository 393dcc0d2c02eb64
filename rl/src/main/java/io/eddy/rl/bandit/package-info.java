/**
 * Linear contextual bandits: one linear model over candidates' features, learned in information form,
 * and three ways to explore with it (Lattimore and Szepesvári, "Bandit Algorithms", 2020, chapters
 * 19, 20 and 36). In: observations whose actions are rows of features, and the reward of the one that
 * was taken. Out: actions, and how likely they were. Learners are confined to one thread, the policies
 * that they hand out are not.
 */
@NullMarked
package io.eddy.rl.bandit;

import org.jspecify.annotations.NullMarked;
