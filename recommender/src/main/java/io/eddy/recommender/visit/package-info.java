/**
 * One viewer in one room: the fold that opens, measures and closes visits. Events that intake
 * resolved come in; the open visit, the recent ones and what changed go out.
 */
@NullMarked
package io.eddy.recommender.visit;

import org.jspecify.annotations.NullMarked;
