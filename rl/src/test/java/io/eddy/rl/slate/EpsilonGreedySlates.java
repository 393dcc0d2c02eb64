package io.eddy.rl.slate;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.random.RandomGenerator;

/** Shows the greedy slate of some weights, or with probability epsilon any slate of two. */
final class EpsilonGreedySlates implements SlatePolicy {

  private static final List<Slate> SLATES = SlateWorld.slates();

  private final SlateWeights weights;
  private final double epsilon;
  private final IdentityHashMap<float[], Slate> greedySlates = new IdentityHashMap<>();

  EpsilonGreedySlates(SlateWeights weights, double epsilon) {
    this.weights = weights;
    this.epsilon = epsilon;
  }

  @Override
  public DrawnSlate choose(SlateObservation observation, RandomGenerator random) {
    var candidates = observation.actions();
    var greedy = greedySlates.computeIfAbsent(candidates.rows(), rows -> greedy(candidates));
    var explores = random.nextDouble() < epsilon;
    var slate = explores ? SLATES.get(random.nextInt(SLATES.size())) : greedy;
    var probability = epsilon / SLATES.size() + (slate.equals(greedy) ? 1 - epsilon : 0);
    return new DrawnSlate(slate, Math.log(probability));
  }

  private Slate greedy(Candidates candidates) {
    return Slate.of(weights.bestSlate(candidates.rows(), candidates.count(), SlateWorld.SLATE));
  }
}
