/**
 * Viewers: what they like, which rooms of a slate they look at and enter, how long they watch, what
 * they write, like and give, and when they have had enough.
 *
 * <p>In come slates of broadcasts; out go {@link io.eddy.simulator.viewer.Visit}s. Each viewer draws
 * from a generator of their own, so what one viewer does never depends on when another was asked.
 * Every constant names its source; what has none says that it is an assumption.
 */
@NullMarked
package io.eddy.simulator.viewer;

import org.jspecify.annotations.NullMarked;
