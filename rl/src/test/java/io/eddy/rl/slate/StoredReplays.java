package io.eddy.rl.slate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Replays of learners as a store has them to which what changed is written. */
final class StoredReplays {

  private final Map<DeepSlateQ, Map<String, byte[]>> stores = new HashMap<>();

  /** Everything that learning depends on. */
  List<Object> saved(DeepSlateQ learner) {
    var replay = new TreeMap<String, String>();
    stored(learner).forEach((name, bytes) -> replay.put(name, HexFormat.of().formatHex(bytes)));
    return List.of(
        Arrays.toString(learner.state()), HexFormat.of().formatHex(learner.networks()), replay);
  }

  /** The replay of a learner as a store has it to which changes are written. */
  Map<String, byte[]> stored(DeepSlateQ learner) {
    var entries = stores.computeIfAbsent(learner, l -> new HashMap<>());
    entries.putAll(learner.replay().takeChanged());
    return entries;
  }
}
