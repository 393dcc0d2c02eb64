package io.eddy.protocol.event;

/** How the events of a body are put together. */
public enum EventFormat {
  /** One object, or an array of objects: {@code application/json}. */
  JSON,
  /** One object a line; empty lines are skipped: {@code application/x-ndjson}. */
  JSON_LINES
}
