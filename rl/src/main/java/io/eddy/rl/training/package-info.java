/**
 * Learning as a whole: the one loop in which an agent acts, its environments answer and the agent
 * observes; evaluation apart from exploration; checkpoints; many seeds side by side. In: a task, an
 * agent, a seed. Out: curves of training, the final and the selected policy, and what both earn on
 * episodes that nobody learned from. Nothing here knows how an agent learns.
 */
@NullMarked
package io.eddy.rl.training;

import org.jspecify.annotations.NullMarked;
