package io.eddy.storage;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.eddy.recommender.room.ArmTraffic;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * States of folds and weights of policies as bytes: CBOR objects, one property per component of a
 * record. A record may gain components that have a meaning when absent. Stateless, for any number of
 * threads.
 */
public final class StateCodec {
  private static final CBORMapper MAPPER =
      CBORMapper.builder()
          .addMixIn(ArmTraffic.class, ArmTrafficProperties.class)
          .changeDefaultVisibility(
              visibility ->
                  visibility
                      .withGetterVisibility(JsonAutoDetect.Visibility.NONE)
                      .withIsGetterVisibility(JsonAutoDetect.Visibility.NONE)
                      .withFieldVisibility(JsonAutoDetect.Visibility.ANY))
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** What of an {@link ArmTraffic} is stored. */
  @JsonIncludeProperties({"openVisits", "newestMinute", "counts"})
  private abstract static class ArmTrafficProperties {
    @JsonProperty("openVisits")
    abstract int openVisits();

    @JsonProperty("newestMinute")
    abstract long newestMinute();

    @JsonProperty("counts")
    abstract int[] counts();

    @JsonCreator
    static ArmTraffic of(
        @JsonProperty("openVisits") int openVisits,
        @JsonProperty("newestMinute") long newestMinute,
        @JsonProperty("counts") int[] counts) {
      return ArmTraffic.of(openVisits, newestMinute, counts);
    }
  }

  /** Encodes a record of the domain. */
  public byte[] encode(Object state) {
    return MAPPER.writeValueAsBytes(state);
  }

  /**
   * Decodes a record.
   *
   * @throws StoreException if the bytes are no such record
   */
  public <T> T decode(byte[] bytes, Class<T> type) {
    try {
      return MAPPER.readValue(bytes, type);
    } catch (JacksonException e) {
      throw new StoreException(
          "A stored %s can't be read: %s. Run the Eddy that wrote it, or remove the snapshot, which is rebuilt from the log."
              .formatted(type.getSimpleName(), e.getMessage()),
          e);
    }
  }
}
