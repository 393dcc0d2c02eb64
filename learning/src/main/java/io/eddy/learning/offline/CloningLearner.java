package io.eddy.learning.offline;

import io.eddy.recommender.policy.OfflineWeights;
import io.eddy.rl.algorithm.BehaviorCloning;
import io.eddy.rl.algorithm.BehaviorCloningConfig;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.random.SplitMix64;
import java.util.random.RandomGenerator;

/** Behaviour cloning: shows what was shown. Its measure is how probable it finds that. */
final class CloningLearner implements OfflineLearner {
  private static final int BATCH = 64;

  private final ObservationShape shape;
  private final BehaviorCloning learner;
  private final Observation observation;
  private final ObservationBatch batch;
  private final int[] actions = new int[BATCH];

  CloningLearner(ObservationShape shape, SplitMix64 random) {
    this.shape = shape;
    this.learner =
        new BehaviorCloning(
            shape, new BehaviorCloningConfig(OfflineAlgorithm.NETWORK, AdamConfig.DEFAULT), random);
    this.observation = new Observation(shape);
    this.batch = new ObservationBatch(shape, BATCH);
  }

  @Override
  public void pass(OfflineSlates log, RandomGenerator random) {
    var updates = OfflineAlgorithm.updates(log.size(), BATCH);
    for (var i = 0; i < updates; i++) {
      batch.clear();
      for (var b = 0; b < BATCH; b++) {
        var slate = log.draw(random);
        actions[b] = random.nextInt(slate.shown());
        slate.fill(actions[b], random, observation);
        batch.add(observation);
      }
      learner.learn(batch, actions);
    }
  }

  @Override
  public OfflineWeights weights(long transitions) {
    var numbers = learner.policy().network().parameters().values();
    return OfflineWeights.network(
        OfflineAlgorithm.BEHAVIOR_CLONING.label(),
        transitions,
        shape,
        OfflineAlgorithm.NETWORK,
        numbers);
  }

  @Override
  public double validated(OfflineSlates others) {
    return new LoggedValue(others).meanLogLikelihood(weights(0).scorer());
  }
}
