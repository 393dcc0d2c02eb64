package io.eddy.rocksdb;

import io.eddy.recommender.fact.Position;
import io.eddy.storage.Provenance;
import io.eddy.storage.StoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Provenance as bytes: a layout number, then its components in order. */
final class ProvenanceBytes {
  private static final int LAYOUT = 1;

  private ProvenanceBytes() {}

  static byte[] encode(Provenance provenance) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(LAYOUT);
      out.writeUTF(provenance.name());
      out.writeInt(provenance.version());
      out.writeInt(provenance.line());
      out.writeInt(provenance.parent());
      out.writeInt(provenance.trainedThrough().partition());
      out.writeLong(provenance.trainedThrough().offset());
      out.writeLong(provenance.transitions());
      out.writeUTF(provenance.schema());
      out.writeLong(provenance.configVersion());
      out.writeUTF(provenance.fingerprint());
      out.writeLong(provenance.publishedAt());
    } catch (IOException e) {
      throw new IllegalStateException("Memory can't fail to be written.", e);
    }
    return bytes.toByteArray();
  }

  static Provenance decode(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      var layout = in.readByte();
      if (layout != LAYOUT) {
        throw new StoreException(
            "A policy's provenance has layout %d, and this Eddy reads layout %d. Run the Eddy that wrote it, or a later one."
                .formatted(layout, LAYOUT));
      }
      return new Provenance(
          in.readUTF(),
          in.readInt(),
          in.readInt(),
          in.readInt(),
          new Position(in.readInt(), in.readLong()),
          in.readLong(),
          in.readUTF(),
          in.readLong(),
          in.readUTF(),
          in.readLong());
    } catch (IOException e) {
      throw new StoreException(
          "A policy's provenance is cut off. Restore the store from a backup.", e);
    }
  }
}
