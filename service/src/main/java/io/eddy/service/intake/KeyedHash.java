package io.eddy.service.intake;

import io.eddy.storage.SeenKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * 128 bits of SHA-256 over the store's secret and a text: what the log holds in place of the ids that
 * clients choose, so that it can't be read back without the secret.
 */
public final class KeyedHash {
  private static final int BYTES = 16;

  private final byte[] secret;

  /** Hashes under a secret. */
  public KeyedHash(byte[] secret) {
    this.secret = secret.clone();
  }

  /** The hash as text, 22 characters. */
  public String text(String id) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest(id), BYTES));
  }

  /** The idempotency key of a source and an id. */
  public SeenKey key(String source, String id) {
    var bytes = ByteBuffer.wrap(digest(source + "\0" + id));
    return new SeenKey(bytes.getLong(), bytes.getLong());
  }

  private byte[] digest(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(secret);
      return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
