package io.eddy.storage;

import io.eddy.recommender.fact.Position;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The append-only log of facts, with the tables that change in the same batch. */
public interface FactLog extends FactReader {
  /**
   * Appends a batch as a whole: when this returns, its facts, seen ids and pseudonyms are durable
   * together; when it throws, none of it is there. The facts' positions must continue {@link
   * #head}.
   *
   * @throws StoreException if the batch could not be made durable (a full disk, say)
   */
  void append(AppendBatch batch);

  /** Waits until there is a fact at the position, or the time is over; tells whether there is. */
  boolean await(Position position, Duration timeout) throws InterruptedException;

  /** Drops all facts before a position (retention); never past {@link #head}. */
  void truncate(Position newTail);

  /** Bytes that the log takes on disk or in memory, about. */
  long bytes();

  /** What was remembered under this idempotency key, if it is known and not expired. */
  Optional<SeenId> seen(SeenKey key, long now);

  /** Forgets the idempotency keys that expired before a time. */
  void expireSeen(long now);

  /** The pseudonym of a viewer, or null if none was allocated. */
  @Nullable String pseudonym(String viewerId);
}
