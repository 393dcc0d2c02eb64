package io.eddy.learning.offline;

import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.value.NetworkConfig;
import java.util.Arrays;
import java.util.List;

/** How a policy is learned from a log. */
public enum OfflineAlgorithm {
  /** Conservative Q-learning. */
  CQL("cql") {
    @Override
    OfflineLearner learner(ObservationShape shape, int slateSize, SplitMix64 random) {
      return new ValueLearner(label(), shape, CONSERVATISM, random);
    }
  },

  /** Top-K off-policy REINFORCE. */
  TOP_K_REINFORCE("top-k-reinforce") {
    @Override
    OfflineLearner learner(ObservationShape shape, int slateSize, SplitMix64 random) {
      return new TopKLearner(shape, slateSize, random);
    }
  },

  /** Double Q-learning, which believes values of what was never tried. */
  DOUBLE_DQN("double-dqn") {
    @Override
    OfflineLearner learner(ObservationShape shape, int slateSize, SplitMix64 random) {
      return new ValueLearner(label(), shape, 0, random);
    }
  },

  /** Imitation of what was shown, whatever came of it. */
  BEHAVIOR_CLONING("behavior-cloning") {
    @Override
    OfflineLearner learner(ObservationShape shape, int slateSize, SplitMix64 random) {
      return new CloningLearner(shape, random);
    }
  },

  /** Linear rewards with optimism. */
  LINUCB("linucb") {
    @Override
    OfflineLearner learner(ObservationShape shape, int slateSize, SplitMix64 random) {
      return new LinUcbLearner(shape);
    }
  };

  /** The names, as the command line and policies have them. */
  public static final List<String> LABELS =
      Arrays.stream(values()).map(OfflineAlgorithm::label).toList();

  /** Two small hidden layers. */
  static final NetworkConfig NETWORK =
      new NetworkConfig(List.of(32, 16), Activation.RELU, Initialisation.HE, 1);

  /** α, for rewards in units of their deviation: most of it would only imitate the log. */
  private static final double CONSERVATISM = .1;

  /** How often a pass looks at each slate. */
  private static final int CHOICES = 4;

  /** Fewer gradient steps than this are no pass. */
  private static final int FEWEST_UPDATES = 20;

  private final String label;

  OfflineAlgorithm(String label) {
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
  public static OfflineAlgorithm of(String label) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The algorithm %s is unknown. Choose from %s."
                        .formatted(label, String.join(", ", LABELS))));
  }

  abstract OfflineLearner learner(ObservationShape shape, int slateSize, SplitMix64 random);

  /** Gradient steps of a pass over slates, or over what else is drawn from. */
  static int updates(int samples, int batch) {
    return Math.max(FEWEST_UPDATES, CHOICES * samples / batch);
  }
}
