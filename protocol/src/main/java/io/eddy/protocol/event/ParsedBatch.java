package io.eddy.protocol.event;

import java.util.List;

/**
 * The items of a readable body, in its order; some may be rejected.
 *
 * @param items one per item that was sent
 */
public record ParsedBatch(List<ParsedItem> items) {
  /** The most items of one body. */
  public static final int MAX_ITEMS = 1_000;

  /** Copies the items. */
  public ParsedBatch {
    items = List.copyOf(items);
  }
}
