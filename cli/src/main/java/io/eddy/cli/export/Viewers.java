package io.eddy.cli.export;

import io.eddy.storage.FactReader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What viewers are called in the tables: the platform's own id, or the log's pseudonym where that was
 * asked for or the link has been destroyed.
 */
final class Viewers {
  private static final int REMEMBERED = 100_000;

  private final FactReader log;
  private final boolean pseudonyms;
  private final Map<String, String> names =
      new LinkedHashMap<>(16, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  Viewers(FactReader log, boolean pseudonyms) {
    this.log = log;
    this.pseudonyms = pseudonyms;
  }

  String name(String pseudonym) {
    return pseudonyms ? pseudonym : names.computeIfAbsent(pseudonym, this::linked);
  }

  private String linked(String pseudonym) {
    var viewerId = log.viewer(pseudonym);
    return viewerId == null ? pseudonym : viewerId;
  }
}
