package io.eddy.simulator.platform;

import io.eddy.protocol.answer.SlateAnswer;
import io.eddy.protocol.client.EddyClient;
import io.eddy.protocol.client.EddyException;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.simulator.world.ShownSlate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A service over HTTP. What passes with time (429, 502, 503, no answer) is asked again; sending
 * events again is safe, since they have ids.
 */
public final class HttpRecommendations implements Recommendations {
  private static final Duration WAIT_WHERE_NONE_IS_ASKED = Duration.ofMillis(100);
  private static final Set<Integer> PASSING = Set.of(0, 429, 502, 503);

  private final EddyClient client;

  /** Speaks through a client, which stays the caller's to close. */
  public HttpRecommendations(EddyClient client) {
    this.client = client;
  }

  @Override
  public int send(List<LiveEvent> events) {
    return patiently(() -> client.send(events)).rejected();
  }

  @Override
  public ShownSlate recommend(SlateRequest request) {
    var answer = patiently(() -> client.recommend(request));
    return new ShownSlate(
        answer.decisionId(), answer.items().stream().map(SlateAnswer.Item::roomId).toList());
  }

  private static <T> T patiently(Supplier<T> call) {
    try {
      return call.get();
    } catch (EddyException failure) {
      if (PASSING.contains(failure.status())) {
        throw new OverloadedException(failure.retryAfter().orElse(WAIT_WHERE_NONE_IS_ASKED));
      }
      throw failure;
    }
  }
}
