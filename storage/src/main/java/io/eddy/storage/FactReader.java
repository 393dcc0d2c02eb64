package io.eddy.storage;

import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be read of a log of facts. Offsets of a partition are contiguous from {@link #tail} to {@link
 * #head}; an embedded log has the one partition 0.
 */
public interface FactReader {
  /** Where the next fact will stand. */
  Position head();

  /** The oldest fact that is still there; equals {@link #head} when there is none. */
  Position tail();

  /** Reads at most {@code limit} facts from a position on, in order. */
  List<LoggedFact> read(Position from, int limit);

  /** The viewer behind a pseudonym, or null if the link was never made or was destroyed. */
  @Nullable String viewer(String pseudonym);
}
