/**
 * What a request asks and what a decision says, as values: requests come in, decisions go out and
 * into the log. How a decision is reached stands in the packages after this one.
 */
@NullMarked
package io.eddy.recommender.decision;

import org.jspecify.annotations.NullMarked;
