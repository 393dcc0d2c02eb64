package io.eddy.learning.offline;

import io.eddy.recommender.policy.OfflineWeights;
import io.eddy.rl.bandit.LinearPosterior;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * LinUCB: a ridge regression of what an examined item earned on its features, in closed form. Each pass
 * tries another ridge, and validation picks one.
 */
final class LinUcbLearner implements OfflineLearner {
  private static final List<Double> RIDGES = List.of(1.0, 10.0, 100.0, 1_000.0);

  /** α: a tenth of a standard deviation of a reward. */
  private static final double OPTIMISM = .1;

  private final ObservationShape shape;
  private final Observation observation;
  private LinearPosterior posterior;
  private double ridge;
  private int passes;

  LinUcbLearner(ObservationShape shape) {
    this.shape = shape;
    this.observation = new Observation(shape);
    this.ridge = RIDGES.getFirst();
    this.posterior = new LinearPosterior(shape.actionWidth(), ridge);
  }

  @Override
  public int mostPasses() {
    return RIDGES.size();
  }

  @Override
  public void pass(OfflineSlates log, RandomGenerator random) {
    ridge = RIDGES.get(passes++);
    posterior = new LinearPosterior(shape.actionWidth(), ridge);
    for (var slate : log.list()) {
      slate.fill(observation);
      for (var j = 0; j < slate.shown(); j++) {
        if (slate.examined(j)) {
          posterior.add(observation.rows(), j, log.reward(slate, j), 1);
        }
      }
    }
  }

  @Override
  public OfflineWeights weights(long transitions) {
    var bytes = new ByteArrayOutputStream();
    try {
      posterior.save(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return OfflineWeights.posterior(
        OfflineAlgorithm.LINUCB.label(), transitions, shape, bytes.toByteArray(), ridge, OPTIMISM);
  }

  @Override
  public double validated(OfflineSlates others) {
    return new LoggedValue(others).pessimistic(weights(0).scorer());
  }
}
