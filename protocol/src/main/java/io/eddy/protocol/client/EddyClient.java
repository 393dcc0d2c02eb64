package io.eddy.protocol.client;

import io.eddy.protocol.Json;
import io.eddy.protocol.Mode;
import io.eddy.protocol.Problem;
import io.eddy.protocol.answer.DecisionAnswer;
import io.eddy.protocol.answer.EventsAnswer;
import io.eddy.protocol.answer.ExternalAnswer;
import io.eddy.protocol.answer.ModeAnswer;
import io.eddy.protocol.answer.PoliciesAnswer;
import io.eddy.protocol.answer.RoomsAnswer;
import io.eddy.protocol.answer.SlateAnswer;
import io.eddy.protocol.answer.ViewerAnswer;
import io.eddy.protocol.request.ExternalSlateJson;
import io.eddy.protocol.request.ModeRequest;
import io.eddy.protocol.request.SlateRequestJson;
import io.eddy.recommender.decision.ExternalSlate;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.LiveEvent;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Speaks to one service over HTTP/1.1 with connections that are kept alive.
 *
 * <p>Calls block and may be made by many threads at once, virtual ones too. Nothing is tried again:
 * events have ids, so sending them again is safe whenever a call failed. Every call throws {@link
 * EddyException} if the service refuses it, does not answer within 30 seconds or can't be reached.
 */
public final class EddyClient implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
  private static final String API = "/api/v1";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final String base;
  private final @Nullable String source;

  /** A client of the service at a base such as {@code http://127.0.0.1:8080}. */
  public EddyClient(URI base) {
    this(base, null);
  }

  /** A client that sends every event under one source, if not null, instead of the event's own. */
  public EddyClient(URI base, @Nullable String source) {
    var text = base.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.source = source;
  }

  /**
   * Sends events, in bodies of at most 1,000 events and 1 MiB one after the other.
   *
   * <p>If one of several bodies fails, those before it were taken. Rejected events are no failure,
   * even if all are; the answer lists them by their index in {@code events}.
   */
  public EventsAnswer send(List<? extends LiveEvent> events) {
    var answer = EventsAnswer.EMPTY;
    for (var body : EventBody.split(events, source)) {
      answer = joined(answer, sendBody(body), body.firstIndex());
    }
    return answer;
  }

  /** Asks which rooms to show. */
  public SlateAnswer recommend(SlateRequest request) {
    return call(post("/recommend", SlateRequestJson.write(request)), SlateAnswer.class);
  }

  /** Tells what the caller's own recommender showed; rooms none of which is live are refused with 422. */
  public ExternalAnswer observe(ExternalSlate slate) {
    return call(post("/decisions", ExternalSlateJson.write(slate)), ExternalAnswer.class);
  }

  /** A logged decision; an unknown id is a failure with status 404. */
  public DecisionAnswer decision(String decisionId) {
    return call(get(API + "/decisions/" + encoded(decisionId)), DecisionAnswer.class);
  }

  /**
   * A page of the live rooms.
   *
   * @param limit 1 to 200
   * @param cursor of the page before, or null for the first page
   */
  public RoomsAnswer rooms(int limit, @Nullable String cursor) {
    var query = "?limit=" + limit + (cursor == null ? "" : "&cursor=" + encoded(cursor));
    return call(get(API + "/rooms" + query), RoomsAnswer.class);
  }

  /** What is known of a viewer; empty if nothing is. */
  public Optional<ViewerAnswer> viewer(String viewerId) {
    var answer = exchange(get(API + "/viewers/" + encoded(viewerId)));
    return answer.statusCode() == 404
        ? Optional.empty()
        : Optional.of(read(answer, ViewerAnswer.class));
  }

  /** The published policies and the one in force. */
  public PoliciesAnswer policies() {
    return call(get(API + "/policies"), PoliciesAnswer.class);
  }

  /** The mode in force. */
  public ModeAnswer mode() {
    return call(get(API + "/mode"), ModeAnswer.class);
  }

  /** Sets the mode, saying why. */
  public ModeAnswer mode(Mode mode, String reason) {
    var body = BodyPublishers.ofByteArray(new ModeRequest(mode, reason).write());
    var request = request(API + "/mode").header("Content-Type", Json.MEDIA_TYPE).PUT(body).build();
    return call(request, ModeAnswer.class);
  }

  /** Whether the service is there and ready to answer; false too where it can't be reached. */
  public boolean ready() {
    try {
      return exchange(get("/health/ready")).statusCode() == 200;
    } catch (EddyException e) {
      return false;
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private EventsAnswer sendBody(EventBody body) {
    var answer = exchange(post("/events", body.json()));
    if (answer.statusCode() == 422) {
      var rejected = problem(answer);
      if (rejected.members().containsKey("items")) {
        return parse(answer, EventsAnswer.class);
      }
    }
    return read(answer, EventsAnswer.class);
  }

  private static EventsAnswer joined(EventsAnswer all, EventsAnswer next, int firstIndex) {
    var items = new ArrayList<>(all.items());
    next.items().forEach(item -> items.add(item.at(firstIndex + item.index())));
    return new EventsAnswer(
        all.accepted() + next.accepted(),
        all.duplicate() + next.duplicate(),
        all.rejected() + next.rejected(),
        items);
  }

  private HttpRequest get(String path) {
    return request(path).GET().build();
  }

  private HttpRequest post(String path, byte[] json) {
    return request(API + path)
        .header("Content-Type", Json.MEDIA_TYPE)
        .POST(BodyPublishers.ofByteArray(json))
        .build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER_TIMEOUT);
  }

  private <T> T call(HttpRequest request, Class<T> type) {
    return read(exchange(request), type);
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new EddyException("No answer from %s: %s".formatted(request.uri(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EddyException("Interrupted while %s answered.".formatted(request.uri()), e);
    }
  }

  private static <T> T read(HttpResponse<byte[]> answer, Class<T> type) {
    if (answer.statusCode() / 100 == 2) {
      return parse(answer, type);
    }
    var wait = answer.headers().firstValue("Retry-After").flatMap(EddyClient::seconds);
    throw new EddyException(problem(answer), wait.orElse(null));
  }

  private static <T> T parse(HttpResponse<byte[]> answer, Class<T> type) {
    try {
      return Json.read(answer.body(), type);
    } catch (JacksonException e) {
      throw new EddyException(
          "%s answered with something else than expected.".formatted(answer.uri()), e);
    }
  }

  /** The problem in the answer, or one made from its status where something else answered. */
  private static Problem problem(HttpResponse<byte[]> answer) {
    var type = answer.headers().firstValue("Content-Type").orElse("");
    if (type.startsWith(Problem.MEDIA_TYPE)) {
      return parse(answer, Problem.class);
    }
    return Problem.of(
        answer.statusCode(),
        "http_" + answer.statusCode(),
        "%s answered with status %d and no problem.".formatted(answer.uri(), answer.statusCode()),
        null);
  }

  private static Optional<Duration> seconds(String header) {
    try {
      return Optional.of(Duration.ofSeconds(Long.parseLong(header.strip())));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Percent-encodes all but letters, digits and {@code -_}: not even a dot can climb a path. */
  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace(".", "%2E");
  }
}
