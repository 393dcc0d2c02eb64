package io.eddy.storage;

import io.eddy.recommender.fact.LoggedFact;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What becomes durable together.
 *
 * @param facts in log order, positions contiguous from the head
 * @param seen idempotency keys of the events among them
 * @param pseudonyms allocated for viewers seen for the first time, by viewer id
 * @param unlinked pseudonyms whose link to a viewer is destroyed
 */
public record AppendBatch(
    List<LoggedFact> facts,
    List<SeenId> seen,
    Map<String, String> pseudonyms,
    Set<String> unlinked) {
  /** A batch of facts alone. */
  public static AppendBatch of(List<LoggedFact> facts) {
    return new AppendBatch(facts, List.of(), Map.of(), Set.of());
  }

  /** Throws if a viewer would get a second pseudonym, or a pseudonym a second viewer. */
  public static void requireNewLink(String viewerId, boolean hasPseudonym, boolean pseudonymTaken) {
    if (hasPseudonym) {
      throw new IllegalArgumentException(
          "The viewer %s has a pseudonym already: unlink it in the same batch."
              .formatted(viewerId));
    }
    if (pseudonymTaken) {
      throw new IllegalArgumentException(
          "The pseudonym of viewer %s is another viewer's: draw a new one.".formatted(viewerId));
    }
  }
}
