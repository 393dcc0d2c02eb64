package io.eddy.storage;

import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.fact.Stamp;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.cbor.CBORFactory;

/**
 * Facts as bytes: CBOR, every record an array of its components in order, every sealed choice a
 * stable name before them, arrays of numbers as little-endian binary. The position is not among the
 * bytes: it is where they stand.
 *
 * <p>A record may grow at its end: a reader skips components that it doesn't know, and takes those
 * that an older writer didn't have as absent. Any other change needs a new {@link
 * Stamp#SCHEMA_VERSION}.
 *
 * <p>Layout: [schema version, recorded time, epoch, configuration version, name of the fact,
 * [components]]. Stateless, for any number of threads.
 */
public final class FactCodec {
  private static final CBORFactory CBOR = new CBORFactory();

  /** Most facts are small events; a decision grows the buffer a few times. */
  private static final int USUAL_BYTES = 512;

  private static final String HAPPENED = "happened";
  private static final String DECIDED = "decided";
  private static final String VISIT_EXPIRED = "visit.expired";
  private static final String SESSION_ENDED = "session.ended";
  private static final String VIEWER_RETIRED = "viewer.retired";
  private static final String LEASE_EXPIRED = "lease.expired";
  private static final String ROOM_RETIRED = "room.retired";
  private static final String STREAMER_RETIRED = "streamer.retired";

  /** Encodes a fact and its stamp. */
  public byte[] encode(LoggedFact logged) {
    var bytes =
        new ByteArrayOutputStream(
            logged.fact() instanceof Fact.Decided decided
                ? DecisionCodec.usualBytes(decided.decision())
                : USUAL_BYTES);
    try (var out = CBOR.createGenerator(ObjectWriteContext.empty(), bytes)) {
      var stamp = logged.stamp();
      out.writeStartArray(logged, 6);
      out.writeNumber(stamp.schemaVersion());
      out.writeNumber(stamp.recordedTime());
      out.writeNumber(stamp.epoch());
      out.writeNumber(stamp.configVersion());
      write(logged.fact(), out);
      out.writeEndArray();
    }
    return bytes.toByteArray();
  }

  /**
   * Decodes the fact that stands at a position.
   *
   * @throws StoreException if the bytes are of a later version, or are no fact
   */
  public LoggedFact decode(Position position, byte[] bytes) {
    try (var parser = CBOR.createParser(ObjectReadContext.empty(), bytes)) {
      var in = new Fields(parser);
      in.enter();
      var schemaVersion = in.int32();
      if (schemaVersion != Stamp.SCHEMA_VERSION) {
        throw new StoreException(
            "The fact at %s has schema version %d, and this Eddy reads version %d. Run the Eddy that wrote it, or a later one."
                .formatted(position, schemaVersion, Stamp.SCHEMA_VERSION));
      }
      var stamp = new Stamp(schemaVersion, in.int64(), in.int32(), in.int64());
      var fact = read(in.text(), in);
      in.leave();
      return new LoggedFact(position, stamp, fact);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new StoreException(
          "The bytes at %s are no fact that this Eddy knows: %s. Run the Eddy that wrote them, or restore the store from a backup."
              .formatted(position, e.getMessage()),
          e);
    }
  }

  private static void write(Fact fact, JsonGenerator out) {
    switch (fact) {
      case Fact.Happened(var event, var resolution) -> {
        out.writeString(HAPPENED);
        out.writeStartArray(fact, 2);
        EventCodec.write(event, out);
        EventCodec.write(resolution, out);
        out.writeEndArray();
      }
      case Fact.Decided(var decision) -> {
        out.writeString(DECIDED);
        DecisionCodec.write(decision, out);
      }
      case Fact.VisitExpired(var viewerId, var roomId, var time) ->
          write(VISIT_EXPIRED, viewerId, roomId, time, out);
      case Fact.SessionEnded(var viewerId, var time) -> write(SESSION_ENDED, viewerId, time, out);
      case Fact.ViewerRetired(var viewerId, var time) -> write(VIEWER_RETIRED, viewerId, time, out);
      case Fact.LeaseExpired(var roomId, var broadcastId, var time) ->
          write(LEASE_EXPIRED, roomId, broadcastId, time, out);
      case Fact.StreamerRetired(var streamerId, var time) ->
          write(STREAMER_RETIRED, streamerId, time, out);
      case Fact.RoomRetired(var roomId, var time) -> write(ROOM_RETIRED, roomId, time, out);
    }
  }

  private static void write(String name, String id, long time, JsonGenerator out) {
    out.writeString(name);
    out.writeStartArray(null, 2);
    out.writeString(id);
    out.writeNumber(time);
    out.writeEndArray();
  }

  private static void write(String name, String id, String other, long time, JsonGenerator out) {
    out.writeString(name);
    out.writeStartArray(null, 3);
    out.writeString(id);
    out.writeString(other);
    out.writeNumber(time);
    out.writeEndArray();
  }

  private static Fact read(String name, Fields in) {
    in.enter();
    Fact fact =
        switch (name) {
          case HAPPENED -> new Fact.Happened(EventCodec.read(in), EventCodec.resolution(in));
          case DECIDED -> new Fact.Decided(DecisionCodec.read(in));
          case VISIT_EXPIRED -> new Fact.VisitExpired(in.text(), in.text(), in.int64());
          case SESSION_ENDED -> new Fact.SessionEnded(in.text(), in.int64());
          case VIEWER_RETIRED -> new Fact.ViewerRetired(in.text(), in.int64());
          case LEASE_EXPIRED -> new Fact.LeaseExpired(in.text(), in.text(), in.int64());
          case STREAMER_RETIRED -> new Fact.StreamerRetired(in.text(), in.int64());
          case ROOM_RETIRED -> new Fact.RoomRetired(in.text(), in.int64());
          default -> throw new IllegalArgumentException("unknown fact " + name);
        };
    in.leave();
    return fact;
  }
}
