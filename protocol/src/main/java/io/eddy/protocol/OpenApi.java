package io.eddy.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The description of the API, {@code openapi.yaml} beside this class. */
public final class OpenApi {
  private static final String RESOURCE = "openapi.yaml";

  private OpenApi() {}

  /** The description as JSON, UTF-8, as it is served. */
  public static byte[] json() {
    return Json.write(tree());
  }

  /** The description as a tree. */
  static JsonNode tree() {
    try (var yaml = OpenApi.class.getResourceAsStream(RESOURCE)) {
      if (yaml == null) {
        throw new IllegalStateException("The protocol's jar lacks %s.".formatted(RESOURCE));
      }
      return YAMLMapper.builder().build().readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read %s.".formatted(RESOURCE), e);
    }
  }
}
