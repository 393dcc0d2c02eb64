package io.eddy.protocol;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Holds what a service answers against {@code openapi.yaml}.
 *
 * <p>Stricter than the schemas: in an answer no field may stand that the description doesn't name,
 * so a field that is added in code has to be described.
 */
public final class OpenApiContract {
  private static final JsonNode DOCUMENT = OpenApi.tree();

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private static final Map<JsonNode, Schema> COMPILED = new ConcurrentHashMap<>();

  private OpenApiContract() {}

  /**
   * Throws an {@link AssertionError} unless the description allows this answer.
   *
   * @param method such as {@code GET}
   * @param pathTemplate as the description writes it, such as {@code /api/v1/viewers/{viewerId}}
   * @param status of the answer
   * @param contentType of the answer; parameters are ignored
   * @param body of the answer; read only if it is JSON
   */
  public static void check(
      String method, String pathTemplate, int status, String contentType, byte[] body) {
    var call = "%s %s → %d".formatted(method, pathTemplate, status);
    var content = resolved(response(call, method, pathTemplate, status)).path("content");
    var mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    var described = content.get(mediaType);
    if (described == null) {
      throw new AssertionError(
          "%s answers with %s; described are %s."
              .formatted(call, mediaType, content.propertyNames()));
    }
    if (mediaType.endsWith("json")) {
      var errors = errors(closed(described.get("schema")), parsed(call, body));
      if (!errors.isEmpty()) {
        throw new AssertionError("%s breaks the description: %s".formatted(call, errors));
      }
    }
  }

  /** What is wrong with an event as it is sent, fields included that are not described. */
  public static List<String> eventErrors(byte[] event) {
    var value = Json.read(event, JsonNode.class);
    var type = value.path("type").asString("");
    var described = DOCUMENT.at("/components/schemas/Event/discriminator/mapping").get(type);
    if (described == null) {
      return List.of("The type %s is not described.".formatted(type));
    }
    var schema = JsonNodeFactory.instance.objectNode();
    schema.put("unevaluatedProperties", false);
    schema.putArray("allOf").add(inlined(DOCUMENT.at(described.stringValue().substring(1)), false));
    return errors(schema, value);
  }

  /** What is wrong with the value by the schema; empty if nothing is. */
  static List<String> errors(JsonNode schema, JsonNode value) {
    return COMPILED.computeIfAbsent(schema, SCHEMAS::getSchema).validate(value).stream()
        .map(Error::toString)
        .toList();
  }

  /** A schema with every reference replaced by what it names. */
  static JsonNode inlinedSchema(JsonNode schema) {
    return inlined(schema, false);
  }

  /** A schema in which no object may have a property that it doesn't name. */
  static JsonNode closed(JsonNode schema) {
    return inlined(schema, true);
  }

  private static JsonNode response(String call, String method, String path, int status) {
    var operation = DOCUMENT.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
    if (operation.isMissingNode()) {
      throw new AssertionError("%s is not described.".formatted(call));
    }
    var responses = operation.path("responses");
    var exact = responses.get(Integer.toString(status));
    if (exact != null) {
      return exact;
    }
    if (status < 400) {
      throw new AssertionError(
          "%s has another status than those described: %s."
              .formatted(call, responses.propertyNames()));
    }
    return responses.path("default");
  }

  private static JsonNode parsed(String call, byte[] body) {
    try {
      return Json.read(body, JsonNode.class);
    } catch (JacksonException e) {
      throw new AssertionError("%s answers with something that is no JSON.".formatted(call), e);
    }
  }

  private static JsonNode resolved(JsonNode node) {
    var reference = node.get("$ref");
    return reference == null
        ? node
        : resolved(DOCUMENT.at(reference.stringValue().substring("#".length())));
  }

  /** The schemas refer to each other in no cycle. */
  private static JsonNode inlined(JsonNode schema, boolean closed) {
    var target = resolved(schema);
    if (target.isArray()) {
      var array = JsonNodeFactory.instance.arrayNode();
      target.forEach(element -> array.add(inlined(element, closed)));
      return array;
    }
    if (!target.isObject()) {
      return target;
    }
    var object = JsonNodeFactory.instance.objectNode();
    target
        .properties()
        .forEach(entry -> object.set(entry.getKey(), inlined(entry.getValue(), closed)));
    if (closed && target.path("properties").isObject() && !target.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    return object;
  }
}
