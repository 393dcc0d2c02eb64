/**
 * The world: a queue of what happens next, and what then follows.
 *
 * <p>In come the time and slates; out go events in the order of their times, the viewers who want a
 * slate, and the truth about what a slate is worth. It reads no clock and calls nobody.
 */
@NullMarked
package io.eddy.simulator.world;

import org.jspecify.annotations.NullMarked;
