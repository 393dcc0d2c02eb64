package io.eddy.service.serving;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.feedback.Outcome;
import io.eddy.service.intake.FoldListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Requests of the last minute of wall time by their ids, so that a repeated one gets the same
 * decision. After a restart it is filled from the log's tail. Bounded.
 */
public final class RequestMemory implements FoldListener {
  /** How long a request is remembered, wall time. */
  public static final Duration REMEMBERED = Duration.ofSeconds(60);

  private static final int MOST = 100_000;

  /** A viewer's request. */
  public record Key(String viewer, String request) {}

  private final Cache<Key, CompletableFuture<Decision>> requests =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

  private final InstantSource clock;

  /** A memory; the clock is that of the decisions, and tells which of the log are too old for it. */
  public RequestMemory(InstantSource clock) {
    this.clock = clock;
  }

  /** What was or is being decided for a request, or null. */
  public @Nullable CompletableFuture<Decision> find(Key key) {
    return requests.getIfPresent(key);
  }

  /**
   * Claims a request for the caller, unless another has claimed it since.
   *
   * @param known what {@link #find} gave
   * @param own what the caller will complete
   * @return whether it is the caller's now; if not, another was faster
   */
  public boolean claim(
      Key key, @Nullable CompletableFuture<Decision> known, CompletableFuture<Decision> own) {
    var claimed =
        requests.asMap().compute(key, (k, now) -> now == null || same(now, known) ? own : now);
    return same(claimed, own);
  }

  /** Promises have no equality of their own: they are the same or not. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean same(Object one, @Nullable Object other) {
    return one == other;
  }

  /** The request was not answered: it may be tried again. */
  public void release(Key key, CompletableFuture<Decision> own) {
    requests.asMap().remove(key, own);
  }

  @Override
  public void folded(LoggedFact fact, List<Outcome> outcomes) {
    if (fact.fact() instanceof Fact.Decided(var decision)
        && decision.request() != null
        && decision.time() > clock.millis() - REMEMBERED.toMillis()) {
      var key = new Key(decision.viewerId(), decision.request());
      requests.asMap().putIfAbsent(key, CompletableFuture.completedFuture(decision));
    }
  }
}
