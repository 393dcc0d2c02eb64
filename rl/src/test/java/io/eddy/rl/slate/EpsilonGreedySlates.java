package io.eddy.rl.slate;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Shows the slate that a pupil thinks best, or with probability epsilon any slate of two. */
final class EpsilonGreedySlates implements SlatePolicy {

  private static final List<Slate> SLATES = SlateWorld.slates();

  private final List<Slate> greedy;
  private final double epsilon;

  EpsilonGreedySlates(Pupil.Answers answers, double epsilon) {
    this.greedy = IntStream.range(0, SlateWorld.STATES).mapToObj(answers::best).toList();
    this.epsilon = epsilon;
  }

  @Override
  public DrawnSlate choose(SlateObservation observation, RandomGenerator random) {
    var best = greedy.get(SlateWorld.stateOf(observation.state()));
    var explores = random.nextDouble() < epsilon;
    var slate = explores ? SLATES.get(random.nextInt(SLATES.size())) : best;
    var probability = epsilon / SLATES.size() + (slate.equals(best) ? 1 - epsilon : 0);
    return new DrawnSlate(slate, Math.log(probability));
  }
}
