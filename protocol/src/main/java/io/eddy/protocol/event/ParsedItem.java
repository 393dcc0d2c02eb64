package io.eddy.protocol.event;

import io.eddy.protocol.Refusal;
import io.eddy.recommender.event.InvalidEventException;
import io.eddy.recommender.event.LiveEvent;
import org.jspecify.annotations.Nullable;

/** One item of a batch. */
public sealed interface ParsedItem {
  /** Its place in the body, from 0. */
  int index();

  /**
   * An event that keeps the rules.
   *
   * @param idGiven whether the sender named the id; else it is the content hash, or null
   * @param timeGiven whether the sender named the time; else it is the time of receipt
   * @param contentHash the same for equal contents, whatever the order of fields, the whitespace
   *     and the notation of numbers and times; covers type, fields and the time if it was given
   */
  record Valid(int index, LiveEvent event, boolean idGiven, boolean timeGiven, long contentHash)
      implements ParsedItem {}

  /**
   * An item that breaks a rule.
   *
   * @param code stable, such as {@code unknown_type}
   * @param field the field at fault, or null where the item has none
   * @param value its value as text, shortened, or null
   * @param remedy what the sender can do
   */
  record Rejected(
      int index, String code, @Nullable String field, @Nullable String value, String remedy)
      implements ParsedItem {
    /** The rejection of an item of which one field breaks a rule. */
    public static Rejected of(int index, InvalidEventException broken) {
      var refusal = Refusal.of(broken);
      return new Rejected(
          index, refusal.code(), refusal.field(), refusal.value(), refusal.remedy());
    }
  }
}
