/**
 * The draw: scores come in, an ordered slate with the exact probability of every position goes out
 * (formulation, section 2).
 */
@NullMarked
package io.eddy.recommender.slate;

import org.jspecify.annotations.NullMarked;
