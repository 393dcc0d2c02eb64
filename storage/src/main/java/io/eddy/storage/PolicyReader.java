package io.eddy.storage;

import java.util.List;
import java.util.Optional;

/** What can be read of the published policies. */
public interface PolicyReader {
  /** The newest version. */
  Optional<StoredPolicy> latest();

  /** One version, if its weights are still kept. */
  Optional<StoredPolicy> version(int version);

  /** Provenance of the newest versions, newest first, at most {@code limit}. */
  List<Provenance> history(int limit);
}
