/**
 * The one way into the log. Parsed events and made decisions come in through a bounded queue; one
 * thread deduplicates, resolves, appends, folds and only then answers. Out goes the {@link
 * io.eddy.recommender.LiveView} that serving reads, always the fold of a durable log.
 */
@NullMarked
package io.eddy.service.intake;

import org.jspecify.annotations.NullMarked;
