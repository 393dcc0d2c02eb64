package io.eddy.protocol;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error (RFC 9457), media type {@value #MEDIA_TYPE}.
 *
 * @param type a URN that ends in the stable code
 * @param title the code in words
 * @param status of the answer
 * @param detail one sentence on this occurrence
 * @param field the field at fault, or null
 * @param value its value as text, or null
 * @param remedy what the caller can do, or null
 * @param members further members, such as the counts of a batch
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String field,
    @Nullable String value,
    @Nullable String remedy,
    @JsonAnyGetter @JsonAnySetter Map<String, Object> members) {
  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPES = "urn:eddy:problem:";

  /** Copies the members, in their order. */
  public Problem {
    members =
        members == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** A problem of which no field is at fault. */
  public static Problem of(int status, String code, String detail, @Nullable String remedy) {
    return new Problem(TYPES + code, title(code), status, detail, null, null, remedy, Map.of());
  }

  /** The problem that answers a refused request. */
  public static Problem of(Refusal refusal) {
    return new Problem(
        TYPES + refusal.code(),
        title(refusal.code()),
        refusal.status(),
        refusal.detail(),
        refusal.field(),
        refusal.value(),
        refusal.remedy(),
        Map.of());
  }

  /** The same problem with further members. */
  public Problem with(Map<String, Object> further) {
    return new Problem(type, title, status, detail, field, value, remedy, further);
  }

  /** The stable code, such as {@code out_of_range}. */
  public String code() {
    return type.startsWith(TYPES) ? type.substring(TYPES.length()) : type;
  }

  private static String title(String code) {
    var words = code.replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
