/**
 * What the log holds: events as resolved at intake, decisions, expiries. In come the records of
 * {@code event} and {@code decision}; out go {@link io.eddy.recommender.fact.LoggedFact}s, the one
 * input of every fold.
 */
@NullMarked
package io.eddy.recommender.fact;

import org.jspecify.annotations.NullMarked;
