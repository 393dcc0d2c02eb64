package io.eddy.learning.offline;

import io.eddy.recommender.policy.OfflineWeights;
import io.eddy.rl.algorithm.ConservativeQ;
import io.eddy.rl.algorithm.ConservativeQConfig;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Loss;
import io.eddy.rl.random.SplitMix64;
import java.util.random.RandomGenerator;

/** Conservative Q-learning, and with a conservatism of 0 double Q-learning. */
final class ValueLearner implements OfflineLearner {
  private final String name;
  private final ObservationShape shape;
  private final ConservativeQConfig config;
  private final ConservativeQ learner;

  ValueLearner(String name, ObservationShape shape, double conservatism, SplitMix64 random) {
    var base = ConservativeQConfig.DEFAULT;
    this.name = name;
    this.shape = shape;
    this.config =
        new ConservativeQConfig(
            OfflineAlgorithm.NETWORK,
            base.form(),
            base.optimiser(),
            Loss.MSE,
            base.target(),
            conservatism,
            base.batchSize(),
            base.targetEvery(),
            base.targetRate());
    this.learner = new ConservativeQ(shape, config, random);
  }

  @Override
  public void pass(OfflineSlates log, RandomGenerator random) {
    var updates = OfflineAlgorithm.updates(log.size(), config.batchSize());
    for (var i = 0; i < updates; i++) {
      learner.learn(log);
    }
  }

  @Override
  public OfflineWeights weights(long transitions) {
    var numbers = learner.policy().network().parameters().values();
    return OfflineWeights.network(name, transitions, shape, config.network(), numbers);
  }

  @Override
  public double validated(OfflineSlates others) {
    return new LoggedValue(others).pessimistic(weights(0).scorer());
  }
}
