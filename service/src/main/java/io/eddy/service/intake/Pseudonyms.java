package io.eddy.service.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.eddy.storage.FactLog;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The pseudonym of each viewer: random 128 bits. A new one becomes durable with the first fact that
 * uses it. Safe for any number of threads; the store is asked on the given platform threads.
 */
public final class Pseudonyms {
  private static final int CACHED = 200_000;
  private static final int MOST_PENDING = 50_000;
  private static final int BYTES = 16;

  private final FactLog log;
  private final Executor readers;
  private final RandomGenerator random;
  private final Cache<String, String> known = Caffeine.newBuilder().maximumSize(CACHED).build();
  private final Map<String, String> pending = new ConcurrentHashMap<>();

  /** Viewers whose link is destroyed by the batch that is being put together. */
  private final Set<String> leaving = ConcurrentHashMap.newKeySet();

  /** Pseudonyms of a log's viewers; new ones are drawn from a generator. */
  public Pseudonyms(FactLog log, Executor readers, RandomGenerator random) {
    this.log = log;
    this.readers = readers;
    this.random = random;
  }

  /** The viewer's pseudonym, drawn if there is none yet. */
  public String of(String viewerId) {
    return known.get(viewerId, this::findOrDraw);
  }

  /** The viewer's pseudonym, or null if there is none. */
  public @Nullable String find(String viewerId) {
    var cached = known.getIfPresent(viewerId);
    return cached != null ? cached : stored(viewerId);
  }

  /** Puts the viewer's pseudonym among those to be written if it is not durable yet. */
  void claim(String viewerId, Map<String, String> batch) {
    var drawn = pending.get(viewerId);
    if (drawn != null) {
      batch.put(viewerId, drawn);
    }
  }

  /** These pseudonyms are durable now, and the links to be destroyed are no more. */
  void written(Map<String, String> batch) {
    batch.keySet().forEach(pending::remove);
    leaving.clear();
  }

  /** How many were drawn and are not durable yet. */
  int undurable() {
    return pending.size();
  }

  /** The link of a pseudonym is destroyed by the next batch; whoever comes back is another one. */
  void unlink(String pseudonym) {
    var viewerId = log.viewer(pseudonym);
    if (viewerId != null) {
      leaving.add(viewerId);
      known.invalidate(viewerId);
    }
  }

  private String findOrDraw(String viewerId) {
    var drawn = pending.get(viewerId);
    if (drawn != null) {
      return drawn;
    }
    var stored = leaving.contains(viewerId) ? null : stored(viewerId);
    if (stored != null) {
      return stored;
    }
    if (pending.size() >= MOST_PENDING) {
      throw new OverloadedException(
          "%d new viewers wait for their first fact already.".formatted(MOST_PENDING));
    }
    return pending.computeIfAbsent(viewerId, k -> draw());
  }

  private @Nullable String stored(String viewerId) {
    return Thread.currentThread().isVirtual()
        ? CompletableFuture.supplyAsync(() -> log.pseudonym(viewerId), readers).join()
        : log.pseudonym(viewerId);
  }

  private String draw() {
    var bytes = new byte[BYTES];
    synchronized (random) {
      random.nextBytes(bytes);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
