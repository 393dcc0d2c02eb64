/**
 * Candidates: which of the rooms on air are worth scoring for this viewer. The room table and a
 * profile come in, at most a few hundred rooms with their sources go out.
 */
@NullMarked
package io.eddy.recommender.retrieval;

import org.jspecify.annotations.NullMarked;
