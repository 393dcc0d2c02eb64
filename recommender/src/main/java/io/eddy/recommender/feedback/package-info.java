/**
 * Attribution: which decision, position and visit an event belongs to. Facts of one viewer come in,
 * in log order; {@link io.eddy.recommender.feedback.Outcome}s go out. Profile, reward, estimators,
 * learner and evaluation all build on these and on nothing else.
 */
@NullMarked
package io.eddy.recommender.feedback;

import org.jspecify.annotations.NullMarked;
