package io.eddy.protocol.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.eddy.protocol.Json;
import io.eddy.protocol.JsonFields;
import io.eddy.protocol.Parsed;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.ExternalSlate;
import io.eddy.recommender.decision.SlateRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /decisions}, read and written. */
public final class ExternalSlateJson {
  private ExternalSlateJson() {}

  /** Reads what a caller showed: {@code viewerId}, {@code policy} and {@code items} are required. */
  public static Parsed<ExternalSlate> read(byte[] body) {
    return Bodies.read(body, ExternalSlateJson::of);
  }

  /** The body that tells it. */
  public static byte[] write(ExternalSlate slate) {
    return Json.write(
        new Body(
            slate.viewerId(),
            slate.placement(),
            slate.policy(),
            slate.items().stream().map(i -> new Item(i.roomId(), i.propensity())).toList(),
            slate.candidates(),
            slate.requestId()));
  }

  private static ExternalSlate of(JsonFields fields) {
    return new ExternalSlate(
        fields.id("viewerId"),
        Objects.requireNonNullElse(fields.text("placement"), SlateRequest.DEFAULT_PLACEMENT),
        fields.id("policy"),
        items(Objects.requireNonNullElse(fields.groups("items"), List.of())),
        Objects.requireNonNullElse(fields.texts("candidates"), List.of()),
        fields.text("requestId"));
  }

  private static List<ExternalSlate.Shown> items(List<JsonFields> items) {
    ExternalSlate.requireMost("items", items.size(), Decision.MAX_ITEMS);
    var shown = new ArrayList<ExternalSlate.Shown>(items.size());
    for (var item : items) {
      shown.add(new ExternalSlate.Shown(item.id("roomId"), item.decimal("propensity")));
    }
    return shown;
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Body(
      String viewerId,
      String placement,
      String policy,
      List<Item> items,
      List<String> candidates,
      @Nullable String requestId) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Item(String roomId, @Nullable Double propensity) {}
}
