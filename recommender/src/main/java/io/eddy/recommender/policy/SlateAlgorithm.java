package io.eddy.recommender.policy;

import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.slate.DeepSlateQ;
import io.eddy.rl.slate.DeepSlateQConfig;
import io.eddy.rl.slate.SlateHeadsLearner;
import io.eddy.rl.slate.SlateQ;
import io.eddy.rl.slate.SlateQConfig;
import java.util.Arrays;
import java.util.List;

/** How the heads of a slate are learned. */
public enum SlateAlgorithm {
  /** Linear heads in closed form. */
  LINEAR("slate-q") {
    @Override
    SlateHeadsLearner learner(SlateQConfig config) {
      return new SlateQ(config);
    }
  },

  /** The same, and networks that learn by gradient steps what the linear heads miss. */
  NETWORK("slate-q-network") {
    @Override
    SlateHeadsLearner learner(SlateQConfig config) {
      return new DeepSlateQ(DeepSlateQConfig.of(config).withReplay(REPLAY), new SplitMix64(SEED));
    }
  };

  /** The names, as configuration, command line and answers have them. */
  public static final List<String> LABELS =
      Arrays.stream(values()).map(SlateAlgorithm::label).toList();

  /** Answers, and transitions, that networks may look at again: together some 50 MB. */
  private static final int REPLAY = 20_000;

  /** Networks start from the same numbers each time, so that the same log gives the same policy. */
  private static final long SEED = 1;

  private final String label;

  SlateAlgorithm(String label) {
    this.label = label;
  }

  /** Its name. */
  public String label() {
    return label;
  }

  /**
   * The algorithm of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SlateAlgorithm of(String label) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The algorithm %s is unknown. Choose from %s."
                        .formatted(label, String.join(", ", LABELS))));
  }

  abstract SlateHeadsLearner learner(SlateQConfig config);
}
