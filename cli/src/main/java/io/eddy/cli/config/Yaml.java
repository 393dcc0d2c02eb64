package io.eddy.cli.config;

import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads one document of YAML, whose keys are not repeated. */
final class Yaml {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Yaml() {}

  /** The section that everything stands in; an empty text is an empty section. */
  static Section read(String yaml) {
    try {
      var node = MAPPER.readTree(yaml);
      var empty = node.isMissingNode() || node.isNull();
      if (!empty && !node.isObject()) {
        throw new ConfigException(
            "The file holds no keys. Write one a line, such as network: and below it port: 8080.");
      }
      return new Section("", empty ? null : node, new TreeSet<>());
    } catch (JacksonException e) {
      var place = e.getLocation();
      throw new ConfigException(
          "This is no YAML that can be read, line %d, column %d: %s. Mend it there."
              .formatted(
                  place.getLineNr(),
                  place.getColumnNr(),
                  e.getOriginalMessage().lines().findFirst().orElse("")),
          e);
    }
  }
}
