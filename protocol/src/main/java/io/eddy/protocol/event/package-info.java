/**
 * Events on the wire: {@link io.eddy.protocol.event.EventReader} turns a body into validated {@link
 * io.eddy.recommender.event.LiveEvent}s and typed rejections, {@link
 * io.eddy.protocol.event.EventWriter} turns events into the JSON that the reader takes. Both know a
 * type's fields by one list, {@link io.eddy.protocol.event.EventFields}.
 */
@NullMarked
package io.eddy.protocol.event;

import org.jspecify.annotations.NullMarked;
