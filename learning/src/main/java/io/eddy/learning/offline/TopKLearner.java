package io.eddy.learning.offline;

import io.eddy.recommender.policy.OfflineWeights;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.slate.TopKReinforce;
import io.eddy.rl.slate.TopKReinforceConfig;
import io.eddy.rl.value.ActionNetwork;
import io.eddy.rl.value.ActionNetworks;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Top-K off-policy REINFORCE. A choice whose propensity is not known teaches nothing, and neither does one
 * that earned nothing.
 */
final class TopKLearner implements OfflineLearner {
  private static final int BATCH = 64;

  /**
   * c: with e³, as in the paper, the few choices that a nearly greedy log explored drown all others; with 1,
   * little is corrected.
   */
  private static final double LARGEST_WEIGHT = 2;

  private final ObservationShape shape;
  private final ActionNetwork network;
  private final TopKReinforce learner;
  private final Observation observation;
  private final ObservationBatch batch;
  private final int[] actions = new int[BATCH];
  private final double[] behaviour = new double[BATCH];
  private final double[] returns = new double[BATCH];
  private final double[] inclusion = new double[BATCH];
  private final List<Earning> earnings = new ArrayList<>();
  private long choices;

  TopKLearner(ObservationShape shape, int slateSize, SplitMix64 random) {
    this.shape = shape;
    this.network = ActionNetworks.of(shape, OfflineAlgorithm.NETWORK, random);
    this.learner =
        new TopKReinforce(
            network,
            new TopKReinforceConfig(
                slateSize, LARGEST_WEIGHT, AdamConfig.DEFAULT.withMaxGradientNorm(10)));
    this.observation = new Observation(shape);
    this.batch = new ObservationBatch(shape, BATCH);
  }

  /** A choice that earned something. */
  private record Earning(OfflineSlate slate, int position, double returned) {}

  @Override
  public void pass(OfflineSlates log, RandomGenerator random) {
    if (choices == 0) {
      gather(log);
    }
    var count = (int) Math.ceil(BATCH * (double) choices / earnings.size());
    var updates = OfflineAlgorithm.updates(earnings.size(), BATCH);
    for (var i = 0; i < updates && !earnings.isEmpty(); i++) {
      batch.clear();
      for (var b = 0; b < BATCH; b++) {
        add(earnings.get(random.nextInt(earnings.size())), random);
      }
      learner.learn(batch, actions, behaviour, returns, inclusion, count);
    }
  }

  private void gather(OfflineSlates log) {
    for (var slate : log.list()) {
      for (var j = 0; j < slate.shown(); j++) {
        if (slate.examined(j) && !Double.isNaN(slate.propensity(j))) {
          choices++;
          var returned = log.returned(slate, j);
          if (returned != 0) {
            earnings.add(new Earning(slate, j, returned));
          }
        }
      }
    }
  }

  private void add(Earning earning, RandomGenerator random) {
    var place = batch.size();
    earning.slate().fill(earning.position(), random, observation);
    batch.add(observation);
    actions[place] = earning.position();
    behaviour[place] = Math.min(1, earning.slate().propensity(earning.position()));
    returns[place] = earning.returned();
    inclusion[place] = earning.slate().inclusion();
  }

  @Override
  public OfflineWeights weights(long transitions) {
    return OfflineWeights.network(
        OfflineAlgorithm.TOP_K_REINFORCE.label(),
        transitions,
        shape,
        OfflineAlgorithm.NETWORK,
        network.parameters().values().clone());
  }

  @Override
  public double validated(OfflineSlates others) {
    return new LoggedValue(others).pessimistic(weights(0).scorer());
  }
}
