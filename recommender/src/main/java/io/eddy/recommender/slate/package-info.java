/**
 * The draw: scores come in, an ordered slate with the exact probability of every position goes out
 * (formulation, section 2). Where a caller's own recommender decided, out go the slate that the scores prefer
 * and how far the two agree.
 */
@NullMarked
package io.eddy.recommender.slate;

import org.jspecify.annotations.NullMarked;
