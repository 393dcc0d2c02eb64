/**
 * What a platform tells us: one sealed family of validated records.
 *
 * <p>In come field values that a wire format has parsed; out go {@link
 * io.eddy.recommender.event.LiveEvent}s that every fold may trust. A value that breaks a rule
 * throws {@link io.eddy.recommender.event.InvalidEventException}, which names field, value and
 * remedy. JSON lives in the protocol module.
 */
@NullMarked
package io.eddy.recommender.event;

import org.jspecify.annotations.NullMarked;
