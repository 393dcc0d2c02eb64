package io.eddy.protocol.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.eddy.protocol.event.ParsedItem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch.
 *
 * @param accepted how many events are durable and folded
 * @param duplicate how many were known before
 * @param rejected how many break a rule
 * @param items those that were not accepted, in the order of the batch
 */
public record EventsAnswer(int accepted, int duplicate, int rejected, List<Item> items) {
  /** The answer to a batch of nothing. */
  public static final EventsAnswer EMPTY = new EventsAnswer(0, 0, 0, List.of());

  /** Copies the items. */
  public EventsAnswer {
    items = List.copyOf(items);
  }

  /** Whether nothing but rejections came of it, which is answered with status 422. */
  public boolean allRejected() {
    return rejected > 0 && accepted == 0 && duplicate == 0;
  }

  /** The answer as the members that a problem carries. */
  public Map<String, Object> members() {
    return Map.of(
        "accepted", accepted, "duplicate", duplicate, "rejected", rejected, "items", items);
  }

  /**
   * An item that was not accepted.
   *
   * @param index its place in the batch, from 0
   * @param status {@value #REJECTED} or {@value #DUPLICATE}
   * @param code of the broken rule, or {@value #ID_CONFLICT}; absent for a plain duplicate
   * @param field the field at fault, if any
   * @param value its value as text, if any
   * @param remedy what the sender can do, if anything
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Item(
      int index,
      String status,
      @Nullable String code,
      @Nullable String field,
      @Nullable String value,
      @Nullable String remedy) {
    /** The status of an item that breaks a rule. */
    public static final String REJECTED = "rejected";

    /** The status of an item whose source and id are known. */
    public static final String DUPLICATE = "duplicate";

    /** The code of a duplicate with another content than the first, which stays. */
    public static final String ID_CONFLICT = "id_conflict";

    /** A rejected item. */
    public static Item rejected(ParsedItem.Rejected rejection) {
      return new Item(
          rejection.index(),
          REJECTED,
          rejection.code(),
          rejection.field(),
          rejection.value(),
          rejection.remedy());
    }

    /** An event that was known before. */
    public static Item duplicate(int index) {
      return new Item(index, DUPLICATE, null, null, null, null);
    }

    /** An event with the id of another one. */
    public static Item conflict(int index) {
      return new Item(index, DUPLICATE, ID_CONFLICT, null, null, null);
    }

    /** The same item at another place, as in a batch of several bodies. */
    public Item at(int newIndex) {
      return new Item(newIndex, status, code, field, value, remedy);
    }
  }
}
