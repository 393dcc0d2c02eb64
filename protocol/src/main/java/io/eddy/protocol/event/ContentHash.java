package io.eddy.protocol.event;

import io.eddy.recommender.event.LiveEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over an event's content in one canonical form: type, time if the sender named it, and
 * each present field as name, kind and value, in the order of {@link EventFields}. Source and id
 * are the key, not the content. One instance serves one thread.
 */
final class ContentHash implements FieldVisitor {
  private final MessageDigest sha256 = sha256();
  private ByteBuffer canonical = ByteBuffer.allocate(512);

  /** Hashes an event; {@code time} is null where the sender named none. */
  Digest of(LiveEvent event, @Nullable Long time) {
    canonical.clear();
    text("type", event.type());
    whole("time", time);
    EventFields.visit(event, this);
    sha256.update(canonical.flip());
    return new Digest(sha256.digest());
  }

  /** A hash in the two lengths that are needed. */
  static final class Digest {
    private final byte[] bytes;

    private Digest(byte[] bytes) {
      this.bytes = bytes;
    }

    /** The first 64 bits. */
    long first64Bits() {
      return ByteBuffer.wrap(bytes).getLong();
    }

    /** The first 128 bits as an id, {@code h:} and 32 hexadecimal digits. */
    String id() {
      return "h:" + HexFormat.of().formatHex(bytes, 0, 16);
    }
  }

  @Override
  public void text(String name, @Nullable String value) {
    if (value != null) {
      name(name, 's');
      bytes(value);
    }
  }

  @Override
  public void whole(String name, @Nullable Number value) {
    if (value != null) {
      name(name, 'w');
      room(Long.BYTES).putLong(value.longValue());
    }
  }

  @Override
  public void decimal(String name, @Nullable Double value) {
    if (value != null) {
      name(name, 'd');
      // −0.0 + 0.0 is 0.0: the two zeros are one number.
      room(Double.BYTES).putDouble(value + 0.0);
    }
  }

  @Override
  public void flag(String name, @Nullable Boolean value) {
    if (value != null) {
      name(name, value ? 't' : 'f');
    }
  }

  @Override
  public void texts(String name, @Nullable List<String> values) {
    if (values != null) {
      name(name, 'l');
      room(Integer.BYTES).putInt(values.size());
      values.forEach(this::bytes);
    }
  }

  @Override
  public void group(String name) {
    name(name, '{');
  }

  @Override
  public void end() {
    room(1).put((byte) '}');
  }

  private void name(String name, char kind) {
    bytes(name);
    room(1).put((byte) kind);
  }

  private void bytes(String text) {
    var utf8 = text.getBytes(StandardCharsets.UTF_8);
    room(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8);
  }

  private ByteBuffer room(int needed) {
    if (canonical.remaining() < needed) {
      var length = canonical.position();
      canonical =
          ByteBuffer.wrap(Arrays.copyOf(canonical.array(), 2 * canonical.capacity() + needed))
              .position(length);
    }
    return canonical;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
