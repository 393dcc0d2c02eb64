package io.eddy.storage;

import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A log in memory. Facts stand in chunks that are filled once and dropped whole; readers take no
 * lock: they see what lay before the head when they looked.
 */
final class InMemoryFactLog implements FactLog {
  private static final int CHUNK = 1_024;

  /** About what an event takes as an object with its ids, bytes. */
  private static final int EVENT_BYTES = 400;

  /** The chunks that are kept, the first of which starts at {@code first}. */
  private record Chunks(long first, List<LoggedFact[]> kept) {
    LoggedFact at(long offset) {
      var index = offset - first;
      return kept.get((int) (index / CHUNK))[(int) (index % CHUNK)];
    }

    long end() {
      return first + (long) kept.size() * CHUNK;
    }
  }

  private final LogHead head;
  private final Map<SeenKey, SeenId> seen;
  private final Map<String, String> pseudonyms;
  private final Map<String, String> viewers;
  private volatile Chunks chunks;
  private volatile long tail;
  private volatile long bytes;
  private volatile boolean closed;

  InMemoryFactLog() {
    head = new LogHead(0);
    seen = new ConcurrentHashMap<>();
    pseudonyms = new ConcurrentHashMap<>();
    viewers = new ConcurrentHashMap<>();
    chunks = new Chunks(0, List.of());
  }

  /** Goes on where a closed log stopped. */
  InMemoryFactLog(InMemoryFactLog former) {
    head = new LogHead(former.head.offset());
    seen = former.seen;
    pseudonyms = former.pseudonyms;
    viewers = former.viewers;
    chunks = former.chunks;
    tail = former.tail;
    bytes = former.bytes;
  }

  @Override
  public synchronized void append(AppendBatch batch) {
    requireOpen();
    head.requireContinuedBy(batch.facts());
    requireNewLinks(batch);
    batch.seen().forEach(id -> seen.put(id.key(), id));
    batch.pseudonyms().forEach(this::link);
    batch.unlinked().forEach(this::unlink);
    var added = 0L;
    for (var fact : batch.facts()) {
      add(fact);
      added += approximateBytes(fact);
    }
    bytes += added;
    head.raise(head.offset() + batch.facts().size());
  }

  @Override
  public Position head() {
    return new Position(0, head.offset());
  }

  @Override
  public Position tail() {
    return new Position(0, tail);
  }

  @Override
  public List<LoggedFact> read(Position from, int limit) {
    requireOpen();
    LogHead.requirePartition(from);
    // In this order: what lies before the head is in chunks read later, and what these have already
    // dropped lies before a tail read later still.
    var end = head.offset();
    var kept = chunks;
    var start = Math.max(from.offset(), tail);
    var facts = new ArrayList<LoggedFact>();
    for (var offset = start; offset < end && facts.size() < limit; offset++) {
      facts.add(kept.at(offset));
    }
    return facts;
  }

  @Override
  public boolean await(Position position, Duration timeout) throws InterruptedException {
    LogHead.requirePartition(position);
    return head.await(position.offset(), timeout);
  }

  @Override
  public synchronized void truncate(Position newTail) {
    requireOpen();
    head.requireNotBefore(newTail);
    if (newTail.offset() <= tail) {
      return;
    }
    tail = newTail.offset();
    var dropped = (int) ((tail - chunks.first) / CHUNK);
    dropped = Math.min(dropped, chunks.kept.size());
    var kept = chunks.kept;
    for (var chunk : kept.subList(0, dropped)) {
      bytes -= Arrays.stream(chunk).mapToLong(InMemoryFactLog::approximateBytes).sum();
    }
    chunks =
        new Chunks(
            chunks.first + (long) dropped * CHUNK, List.copyOf(kept.subList(dropped, kept.size())));
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public Optional<SeenId> seen(SeenKey key, long now) {
    requireOpen();
    return Optional.ofNullable(seen.get(key)).filter(id -> id.expires() > now);
  }

  @Override
  public synchronized void expireSeen(long now) {
    requireOpen();
    seen.values().removeIf(id -> id.expires() <= now);
  }

  @Override
  public @Nullable String pseudonym(String viewerId) {
    requireOpen();
    return pseudonyms.get(viewerId);
  }

  @Override
  public @Nullable String viewer(String pseudonym) {
    requireOpen();
    return viewers.get(pseudonym);
  }

  void close() {
    closed = true;
    head.close();
  }

  private void requireOpen() {
    if (closed) {
      throw new StoreException("The store in memory is closed. Open it again.");
    }
  }

  private void add(LoggedFact fact) {
    var offset = fact.position().offset();
    if (offset == chunks.end()) {
      var grown = new ArrayList<>(chunks.kept);
      grown.add(new LoggedFact[CHUNK]);
      chunks = new Chunks(chunks.first, grown);
    }
    var index = offset - chunks.first;
    chunks.kept.get((int) (index / CHUNK))[(int) (index % CHUNK)] = fact;
  }

  private void requireNewLinks(AppendBatch batch) {
    var linked = new HashMap<String, String>();
    batch
        .pseudonyms()
        .forEach(
            (viewerId, pseudonym) -> {
              @Nullable String former = pseudonyms.get(viewerId);
              AppendBatch.requireNewLink(
                  viewerId,
                  former != null && !batch.unlinked().contains(former),
                  linked.put(pseudonym, viewerId) != null || viewers.containsKey(pseudonym));
            });
  }

  private void link(String viewerId, String pseudonym) {
    pseudonyms.put(viewerId, pseudonym);
    viewers.put(pseudonym, viewerId);
  }

  private void unlink(String pseudonym) {
    @Nullable String viewerId = viewers.remove(pseudonym);
    if (viewerId != null) {
      pseudonyms.remove(viewerId, pseudonym);
    }
  }

  private static long approximateBytes(LoggedFact fact) {
    return fact.fact() instanceof Fact.Decided decided
        ? DecisionCodec.usualBytes(decided.decision())
        : EVENT_BYTES;
  }
}
