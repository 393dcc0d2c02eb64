/**
 * Algorithms that learn to act, one class and one record of settings each. In: observations and
 * transitions of any environment, or a replay of what was logged. Out: an immutable policy. An
 * algorithm reads from top to bottom: settings, constructor, act, observe and learn, what it is made
 * of. What it could do in several ways, it is given: who chooses in a target, how a network is put
 * together, how experience is drawn. All of them are resumed from a file bit for bit.
 */
@NullMarked
package io.eddy.rl.algorithm;

import org.jspecify.annotations.NullMarked;
