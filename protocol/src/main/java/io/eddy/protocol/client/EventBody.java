package io.eddy.protocol.client;

import io.eddy.protocol.Json;
import io.eddy.protocol.event.EventWriter;
import io.eddy.protocol.event.ParsedBatch;
import io.eddy.recommender.event.LiveEvent;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One body of {@code POST /events}.
 *
 * @param firstIndex where its first event stands among all that are sent
 * @param json an array
 */
record EventBody(int firstIndex, byte[] json) {
  /** As many bodies as the limits on events and bytes ask for. */
  static List<EventBody> split(List<? extends LiveEvent> events, @Nullable String source) {
    var bodies = new ArrayList<EventBody>();
    var array = new ByteArrayOutputStream();
    var first = 0;
    for (var i = 0; i < events.size(); i++) {
      var event = events.get(i);
      var json = EventWriter.write(event, source == null ? event.envelope().source() : source);
      // Two bytes more: the bracket that closes the array, and the comma before the event.
      var full = array.size() + json.length + 2 > Json.MAX_BODY_BYTES;
      if (i > first && (full || i - first == ParsedBatch.MAX_ITEMS)) {
        array.write(']');
        bodies.add(new EventBody(first, array.toByteArray()));
        array.reset();
        first = i;
      }
      array.write(i == first ? '[' : ',');
      array.writeBytes(json);
    }
    if (first < events.size()) {
      array.write(']');
      bodies.add(new EventBody(first, array.toByteArray()));
    }
    return List.copyOf(bodies);
  }
}
