package io.eddy.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** States of folds in memory, under one lock that is held for as long as a copy takes. */
final class InMemorySnapshots implements Snapshots {
  /** The order of code points, which is the order of the keys' bytes in UTF-8. */
  private static final Comparator<String> KEY_ORDER =
      Comparator.comparing((String key) -> key.codePoints().toArray(), Arrays::compare);

  private record State(SnapshotHeader header, TreeMap<String, byte[]> entries) {}

  private final Map<String, State> states = new HashMap<>();

  @Override
  public synchronized Optional<SnapshotHeader> header(String fold) {
    return Optional.ofNullable(states.get(fold)).map(State::header);
  }

  @Override
  public void read(String fold, BiConsumer<String, byte[]> visitor) {
    var entries = new ArrayList<Map.Entry<String, byte[]>>();
    synchronized (this) {
      @Nullable State state = states.get(fold);
      if (state != null) {
        state.entries.forEach((key, value) -> entries.add(Map.entry(key, value.clone())));
      }
    }
    entries.forEach(entry -> visitor.accept(entry.getKey(), entry.getValue()));
  }

  @Override
  public synchronized Optional<byte[]> read(String fold, String key) {
    return Optional.ofNullable(states.get(fold))
        .map(state -> state.entries.get(key))
        .map(byte[]::clone);
  }

  @Override
  public synchronized void write(
      String fold, SnapshotHeader header, Collection<SnapshotEntry> changes) {
    @Nullable State former = states.get(fold);
    var entries = former == null ? new TreeMap<String, byte[]>(KEY_ORDER) : former.entries;
    for (var change : changes) {
      byte @Nullable [] value = change.value();
      if (value == null) {
        entries.remove(change.key());
      } else {
        entries.put(change.key(), value.clone());
      }
    }
    states.put(fold, new State(header, entries));
  }

  @Override
  public synchronized void clear(String fold) {
    states.remove(fold);
  }
}
