package io.eddy.protocol.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.eddy.protocol.Json;
import io.eddy.protocol.JsonFields;
import io.eddy.protocol.Parsed;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.InvalidEventException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /recommend}, read and written. */
public final class SlateRequestJson {
  private SlateRequestJson() {}

  /**
   * Reads a request. Only {@code viewerId} is required; {@code context} must be an object and is
   * not used yet.
   */
  public static Parsed<SlateRequest> read(byte[] body) {
    return Bodies.read(body, SlateRequestJson::of);
  }

  /** The body that asks the question; ids in ascending order. */
  public static byte[] write(SlateRequest request) {
    var filtered = !request.categories().isEmpty() || !request.languages().isEmpty();
    return Json.write(
        new Body(
            request.viewerId(),
            request.count(),
            request.placement(),
            sorted(request.exclude()),
            filtered ? new Filter(sorted(request.categories()), sorted(request.languages())) : null,
            request.requestId(),
            request.after()));
  }

  private static SlateRequest of(JsonFields fields) {
    fields.group("context");
    var filter = fields.group("filter");
    return new SlateRequest(
        fields.id("viewerId"),
        Objects.requireNonNullElse(
            fields.whole("count", 1, Decision.MAX_ITEMS), SlateRequest.DEFAULT_COUNT),
        Objects.requireNonNullElse(fields.text("placement"), SlateRequest.DEFAULT_PLACEMENT),
        ids(fields, "exclude", "exclude"),
        filter == null ? Set.of() : ids(filter, "categories", "filter.categories"),
        filter == null ? Set.of() : ids(filter, "languages", "filter.languages"),
        fields.text("requestId"),
        fields.text("after"));
  }

  private static Set<String> ids(JsonFields fields, String name, String path) {
    var ids = fields.texts(name);
    if (ids != null && ids.size() > SlateRequest.MAX_EXCLUDED) {
      throw new InvalidEventException(
          "too_many",
          path,
          Integer.toString(ids.size()),
          "Send at most %d.".formatted(SlateRequest.MAX_EXCLUDED));
    }
    return SlateRequest.ids(path, ids);
  }

  private static List<String> sorted(Set<String> ids) {
    return ids.stream().sorted().toList();
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Body(
      String viewerId,
      int count,
      String placement,
      List<String> exclude,
      @Nullable Filter filter,
      @Nullable String requestId,
      @Nullable String after) {}

  private record Filter(List<String> categories, List<String> languages) {}
}
