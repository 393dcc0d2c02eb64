package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.Candidates;
import io.eddy.rl.mdp.Choice;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.mdp.Slate;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.random.RandomGenerator;

/** Shows the greedy slate of some weights, or with probability epsilon any slate of two. */
final class EpsilonGreedySlates implements Policy {

  private static final List<Slate> SLATES = SlateWorld.slates();

  private final SlateWeights weights;
  private final double epsilon;
  private final IdentityHashMap<float[], Slate> greedySlates = new IdentityHashMap<>();

  EpsilonGreedySlates(SlateWeights weights, double epsilon) {
    this.weights = weights;
    this.epsilon = epsilon;
  }

  @Override
  public Choice choose(Observation observation, RandomGenerator random) {
    var candidates = (Candidates) observation.actions();
    var greedy = greedySlates.computeIfAbsent(candidates.rows(), rows -> greedy(candidates));
    var explores = random.nextDouble() < epsilon;
    var slate = explores ? SLATES.get(random.nextInt(SLATES.size())) : greedy;
    var probability = epsilon / SLATES.size() + (slate.equals(greedy) ? 1 - epsilon : 0);
    return new Choice(slate, Math.log(probability));
  }

  private Slate greedy(Candidates candidates) {
    return Slate.of(weights.bestSlate(candidates.rows(), candidates.count(), SlateWorld.SLATE));
  }
}
