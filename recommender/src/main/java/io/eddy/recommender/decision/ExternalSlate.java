package io.eddy.recommender.decision;

import io.eddy.recommender.event.Ids;
import io.eddy.recommender.event.InvalidEventException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller's own recommender showed a viewer, for Eddy to learn from.
 *
 * @param viewerId who saw it
 * @param placement where it was shown
 * @param policy which recommender: {@link PolicyRef#EXTERNAL} and a name
 * @param items the rooms shown, by position: 1 to {@link Decision#MAX_ITEMS}, each once, all of them with
 *     a propensity or none
 * @param candidates the rooms that the caller chose from, each once; if empty, those that Eddy finds
 * @param requestId the caller's idempotency key, or null
 */
public record ExternalSlate(
    String viewerId,
    String placement,
    String policy,
    List<Shown> items,
    List<String> candidates,
    @Nullable String requestId) {
  /** The most candidates that a caller may name. */
  public static final int MAX_CANDIDATES = 500;

  /**
   * A room that was shown.
   *
   * @param propensity the probability of this room given those before it, in (0, 1], or null where the
   *     caller knows none
   */
  public record Shown(String roomId, @Nullable Double propensity) {}

  /** Checks ids and bounds; a candidate named again is dropped. */
  public ExternalSlate {
    Ids.require("viewerId", viewerId);
    Ids.require("placement", placement);
    requirePolicy(policy);
    Ids.optional("requestId", requestId);
    items = List.copyOf(items);
    requireItems(items);
    candidates.forEach(id -> Ids.require("candidates", id));
    requireMost("candidates", candidates.size(), MAX_CANDIDATES);
    candidates = List.copyOf(new LinkedHashSet<>(candidates));
  }

  /** Refuses more elements than a field may have. */
  public static void requireMost(String field, int count, int most) {
    if (count > most) {
      throw new InvalidEventException(
          "too_many", field, Integer.toString(count), "Send at most %d.".formatted(most));
    }
  }

  private static void requirePolicy(String policy) {
    Ids.require("policy", policy);
    if (!policy.startsWith(PolicyRef.EXTERNAL) || policy.equals(PolicyRef.EXTERNAL)) {
      throw new InvalidEventException(
          "invalid_policy",
          "policy",
          policy,
          "Name your recommender as %sNAME, such as %<smine.".formatted(PolicyRef.EXTERNAL));
    }
  }

  private static void requireItems(List<Shown> items) {
    if (items.isEmpty()) {
      throw new InvalidEventException(
          "missing_field",
          "items",
          null,
          "Send the rooms that were shown, 1 to %d, in order.".formatted(Decision.MAX_ITEMS));
    }
    requireMost("items", items.size(), Decision.MAX_ITEMS);
    var rooms = new HashSet<String>();
    var known = 0;
    for (var j = 0; j < items.size(); j++) {
      var room = Ids.require("items[%d].roomId".formatted(j), items.get(j).roomId());
      if (!rooms.add(room)) {
        throw new InvalidEventException(
            "duplicate_room", "items[%d].roomId".formatted(j), room, "Send each room once.");
      }
      var propensity = items.get(j).propensity();
      if (propensity != null) {
        requireProbability(j, propensity);
        known++;
      }
    }
    if (known > 0 && known < items.size()) {
      throw new InvalidEventException(
          "propensities_incomplete",
          "items",
          "%d of %d".formatted(known, items.size()),
          "Send a propensity with every item, or with none.");
    }
  }

  private static void requireProbability(int position, double propensity) {
    if (!(propensity > 0 && propensity <= 1)) {
      throw new InvalidEventException(
          "out_of_range",
          "items[%d].propensity".formatted(position),
          Double.toString(propensity),
          "Send a probability above 0 and up to 1, given the positions before; or none at all.");
    }
  }
}
