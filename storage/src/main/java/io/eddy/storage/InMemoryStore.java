package io.eddy.storage;

import java.security.SecureRandom;

/**
 * A store that lives as long as the process: for tests, and for simulations that need no disk. It
 * keeps every promise of the ports but durability.
 */
public final class InMemoryStore implements Store {
  private final InMemoryFactLog log;
  private final InMemorySnapshots snapshots;
  private final InMemoryPolicies policies;
  private final byte[] secret;
  private final int epoch;

  /** Makes an empty store with a secret of its own. */
  public InMemoryStore() {
    this(randomSecret());
  }

  /** Makes an empty store with a given secret of 32 bytes, so that a run can be repeated. */
  public InMemoryStore(byte[] secret) {
    this(new InMemoryFactLog(), new InMemorySnapshots(), new InMemoryPolicies(), secret.clone(), 1);
    if (secret.length != SECRET_BYTES) {
      throw new IllegalArgumentException(
          "The secret (%d bytes) must have %d bytes.".formatted(secret.length, SECRET_BYTES));
    }
  }

  private InMemoryStore(
      InMemoryFactLog log,
      InMemorySnapshots snapshots,
      InMemoryPolicies policies,
      byte[] secret,
      int epoch) {
    this.log = log;
    this.snapshots = snapshots;
    this.policies = policies;
    this.secret = secret;
    this.epoch = epoch;
  }

  /** Closes this store and opens what it holds anew, as a restart would find it. */
  public InMemoryStore reopened() {
    close();
    return new InMemoryStore(new InMemoryFactLog(log), snapshots, policies, secret, epoch + 1);
  }

  @Override
  public FactLog log() {
    return log;
  }

  @Override
  public Snapshots snapshots() {
    return snapshots;
  }

  @Override
  public PolicyRegistry policies() {
    return policies;
  }

  @Override
  public byte[] secret() {
    return secret.clone();
  }

  @Override
  public int epoch() {
    return epoch;
  }

  @Override
  public void close() {
    log.close();
  }

  private static byte[] randomSecret() {
    var secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }
}
