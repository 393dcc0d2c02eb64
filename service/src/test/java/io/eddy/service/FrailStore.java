package io.eddy.service;

import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.storage.AppendBatch;
import io.eddy.storage.FactLog;
import io.eddy.storage.InMemoryStore;
import io.eddy.storage.PolicyRegistry;
import io.eddy.storage.SeenId;
import io.eddy.storage.SeenKey;
import io.eddy.storage.SnapshotEntry;
import io.eddy.storage.SnapshotHeader;
import io.eddy.storage.Snapshots;
import io.eddy.storage.Store;
import io.eddy.storage.StoreException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A store in memory whose log and snapshots fail when told to, and whose appends can be held up. */
public final class FrailStore implements Store {
  private final InMemoryStore store;
  private final Log log = new Log();
  private final Shots shots = new Shots();
  private volatile boolean logFails;
  private volatile boolean snapshotsFail;
  private volatile @Nullable CountDownLatch gate;

  private FrailStore(InMemoryStore store) {
    this.store = store;
  }

  public static FrailStore empty() {
    return new FrailStore(new InMemoryStore(new byte[SECRET_BYTES]));
  }

  public FrailStore reopened() {
    return new FrailStore(store.reopened());
  }

  public void logFails(boolean fails) {
    logFails = fails;
  }

  public void refuseSnapshots() {
    snapshotsFail = true;
  }

  /** Appends wait from now on, until {@link #letGo}. */
  public void holdUp() {
    gate = new CountDownLatch(1);
  }

  public void letGo() {
    var held = gate;
    gate = null;
    if (held != null) {
      held.countDown();
    }
  }

  @Override
  public FactLog log() {
    return log;
  }

  @Override
  public Snapshots snapshots() {
    return shots;
  }

  @Override
  public PolicyRegistry policies() {
    return store.policies();
  }

  @Override
  public byte[] secret() {
    return store.secret();
  }

  @Override
  public int epoch() {
    return store.epoch();
  }

  @Override
  public void close() {
    store.close();
  }

  private final class Log implements FactLog {
    @Override
    public void append(AppendBatch batch) {
      var held = gate;
      if (held != null) {
        try {
          held.await();
        } catch (InterruptedException e) {
          throw new StoreException("interrupted", e);
        }
      }
      if (logFails) {
        throw new StoreException("The disk is full: told by the test.");
      }
      store.log().append(batch);
    }

    @Override
    public Position head() {
      return store.log().head();
    }

    @Override
    public Position tail() {
      return store.log().tail();
    }

    @Override
    public List<LoggedFact> read(Position from, int limit) {
      return store.log().read(from, limit);
    }

    @Override
    public boolean await(Position position, Duration timeout) throws InterruptedException {
      return store.log().await(position, timeout);
    }

    @Override
    public void truncate(Position newTail) {
      store.log().truncate(newTail);
    }

    @Override
    public long bytes() {
      return store.log().bytes();
    }

    @Override
    public Optional<SeenId> seen(SeenKey key, long now) {
      return store.log().seen(key, now);
    }

    @Override
    public void expireSeen(long now) {
      store.log().expireSeen(now);
    }

    @Override
    public @Nullable String pseudonym(String viewerId) {
      return store.log().pseudonym(viewerId);
    }

    @Override
    public @Nullable String viewer(String pseudonym) {
      return store.log().viewer(pseudonym);
    }
  }

  private final class Shots implements Snapshots {
    @Override
    public Optional<SnapshotHeader> header(String fold) {
      return store.snapshots().header(fold);
    }

    @Override
    public void read(String fold, BiConsumer<String, byte[]> visitor) {
      store.snapshots().read(fold, visitor);
    }

    @Override
    public Optional<byte[]> read(String fold, String key) {
      return store.snapshots().read(fold, key);
    }

    @Override
    public void write(String fold, SnapshotHeader header, Collection<SnapshotEntry> changes) {
      if (snapshotsFail) {
        throw new StoreException("The disk is full: told by the test.");
      }
      store.snapshots().write(fold, header, changes);
    }

    @Override
    public void clear(String fold) {
      store.snapshots().clear(fold);
    }
  }
}
