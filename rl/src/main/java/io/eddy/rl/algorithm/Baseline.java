package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.random.Resumable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.random.RandomGenerator;

/**
 * What returns are compared with: b(s) in Sutton and Barto 2018, eq. 13.11. It depends on no action of
 * the episode that it judges, so it changes the variance of the gradient and not its mean.
 */
interface Baseline extends Resumable {

  /** The collaborator that a configuration names. */
  static Baseline of(ObservationShape shape, ReinforceConfig config, RandomGenerator random) {
    return switch (config.baseline()) {
      case NONE -> new NoBaseline();
      case OTHER_EPISODES -> new OtherEpisodes();
      case STATE_VALUE ->
          new StateValueBaseline(shape, config.valueNetwork(), config.valueOptimiser(), random);
    };
  }

  /** What is still expected where an episode was truncated; 0 where nothing is known. */
  default double value(Observation last) {
    return 0;
  }

  /** Subtracts from the return of each step what it is compared with; may learn from them after. */
  void subtractFrom(Episodes episodes, double[] returns);

  @Override
  default void save(DataOutput out) throws IOException {}

  @Override
  default void load(DataInput in) throws IOException {}

  /** b = 0. */
  final class NoBaseline implements Baseline {

    @Override
    public void subtractFrom(Episodes episodes, double[] returns) {}
  }

  /** b = the mean return of the steps of all other episodes; 0 if there are none. */
  final class OtherEpisodes implements Baseline {

    @Override
    public void subtractFrom(Episodes episodes, double[] returns) {
      var sum = 0.0;
      for (var t = 0; t < episodes.steps(); t++) {
        sum += returns[t];
      }
      for (var from = 0; from < episodes.steps(); ) {
        var to = from;
        var own = 0.0;
        do {
          own += returns[to];
        } while (!episodes.ended()[to++]);
        var others = episodes.steps() - (to - from);
        var mean = others == 0 ? 0 : (sum - own) / others;
        for (; from < to; from++) {
          returns[from] -= mean;
        }
      }
    }
  }
}
