package io.eddy.protocol;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one configured mapper: reads and writes the records of this module.
 *
 * <p>Properties stand in the order of the record's components, times are RFC 3339 in UTC, unknown
 * properties are ignored. Safe for use by many threads. What strangers send goes through {@link
 * StrictJson} instead, which answers with typed refusals.
 */
public final class Json {
  /** The deepest nesting that is read. */
  static final int MAX_DEPTH = 32;

  /** The most bytes that a body may have. */
  public static final int MAX_BODY_BYTES = 1 << 20;

  /** The media type of every body that is no problem. */
  public static final String MEDIA_TYPE = "application/json";

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(400)
                          .build())
                  .build())
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private Json() {}

  /** The mapper, for a record that its owner writes itself, such as a live metric. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** The JSON of a record, UTF-8. */
  public static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /**
   * The record that the JSON describes.
   *
   * @throws JacksonException if it is no JSON, or not that record
   */
  public static <T> T read(byte[] json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }
}
