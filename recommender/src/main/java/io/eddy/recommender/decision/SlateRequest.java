package io.eddy.recommender.decision;

import io.eddy.recommender.event.Ids;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question: which rooms to show this viewer now.
 *
 * @param viewerId who asks
 * @param count how many rooms, 1 to {@link Decision#MAX_ITEMS}
 * @param placement where they will be shown
 * @param exclude rooms that must not be shown
 * @param categories if not empty, only rooms of these
 * @param languages if not empty, only rooms in these
 * @param requestId the caller's idempotency key, or null
 * @param after the decision of the page before, or null
 */
public record SlateRequest(
    String viewerId,
    int count,
    String placement,
    Set<String> exclude,
    Set<String> categories,
    Set<String> languages,
    @Nullable String requestId,
    @Nullable String after) {
  /** The count where the caller names none. */
  public static final int DEFAULT_COUNT = 10;

  /** The placement where the caller names none. */
  public static final String DEFAULT_PLACEMENT = "home";

  /** The most rooms that a caller may exclude. */
  public static final int MAX_EXCLUDED = 1_000;

  /** Checks ids and bounds. */
  public SlateRequest {
    Ids.require("viewerId", viewerId);
    Ids.within("count", count, 1, Decision.MAX_ITEMS);
    Ids.require("placement", placement);
    Ids.within("exclude", exclude.size(), 0, MAX_EXCLUDED);
    Ids.within("filter.categories", categories.size(), 0, MAX_EXCLUDED);
    Ids.within("filter.languages", languages.size(), 0, MAX_EXCLUDED);
    Ids.optional("requestId", requestId);
    Ids.optional("after", after);
    exclude = Set.copyOf(exclude);
    categories = Set.copyOf(categories);
    languages = Set.copyOf(languages);
  }

  /** The plain question of a viewer. */
  public static SlateRequest of(String viewerId) {
    return of(viewerId, DEFAULT_COUNT);
  }

  /** The plain question of a viewer for a number of rooms. */
  public static SlateRequest of(String viewerId, int count) {
    return new SlateRequest(
        viewerId, count, DEFAULT_PLACEMENT, Set.of(), Set.of(), Set.of(), null, null);
  }

  /** All that are named, as lists that may be absent on the wire. */
  public static Set<String> ids(String field, @Nullable List<String> ids) {
    if (ids == null) {
      return Set.of();
    }
    ids.forEach(id -> Ids.require(field, id));
    return Set.copyOf(ids);
  }
}
