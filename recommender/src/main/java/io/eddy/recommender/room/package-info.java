/**
 * Live rooms and their streamers: folds of room events and of outcomes, and the table of what is
 * live that a decision reads. Counters are commutative, so that they can be summed over partitions.
 */
@NullMarked
package io.eddy.recommender.room;

import org.jspecify.annotations.NullMarked;
