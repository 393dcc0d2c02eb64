package io.eddy.rl.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.random.SplitMix64;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What must hold in any process, in a hundred random ones. */
class GarnetTest {

  private static void inEach(BiConsumer<FiniteMdp, Double> property) {
    var random = new SplitMix64(1);
    for (var trial = 0; trial < 100; trial++) {
      var states = 2 + random.nextInt(20);
      var mdp = Garnet.draw(states, 1 + random.nextInt(4), 1 + random.nextInt(4), random);
      property.accept(mdp, trial % 5 == 0 ? 1 : random.nextDouble(.5, 1));
    }
  }

  private static double[] v(FiniteMdp mdp, Values values) {
    return IntStream.range(0, mdp.states()).mapToDouble(values::v).toArray();
  }

  @Test
  void threeWaysLeadToTheSameOptimum() {
    inEach(
        (mdp, discount) -> {
          var optimal = PolicyIteration.solve(mdp, discount);
          var iterated = ValueIteration.solve(mdp, discount, 1e-11);
          // At every step the end is near with .05: after 1,000 steps .95^1000 = 5e-23 is left.
          var backward = BackwardInduction.solve(mdp, discount, 1_000);
          for (var state = 0; state < mdp.states(); state++) {
            var v = optimal.values().v(state);
            assertThat(iterated.values().v(state)).isEqualTo(v, within(1e-9));
            assertThat(backward.v(1_000, state)).isEqualTo(v, within(1e-9));
            assertThat(optimal.values().best(state, backward.action(1_000, state), 1e-9)).isTrue();
            assertThat(optimal.values().best(state, iterated.policy().action(state), 1e-9))
                .isTrue();
          }
          assertThat(BellmanResidual.ofOptimum(mdp, discount, v(mdp, optimal.values())))
              .isLessThan(1e-9);
        });
  }

  @Test
  void noPolicyBeatsTheOptimum() {
    var random = new SplitMix64(2);
    inEach(
        (mdp, discount) -> {
          var optimal = PolicyIteration.solve(mdp, discount).values();
          var actions = new int[mdp.states()];
          for (var state = 0; state < mdp.states() - 1; state++) {
            do {
              actions[state] = random.nextInt(mdp.actions());
            } while (!mdp.available(state, actions[state]));
          }
          var other = PolicyEvaluation.of(mdp, discount, FinitePolicy.deterministic(mdp, actions));
          for (var state = 0; state < mdp.states(); state++) {
            assertThat(other.v(state)).isLessThanOrEqualTo(optimal.v(state) + 1e-9);
          }
        });
  }

  @Test
  void theLinearSystemHoldsWhatIterationFinds() {
    inEach(
        (mdp, discount) -> {
          var policy = FinitePolicy.uniform(mdp);
          var solved = PolicyEvaluation.of(mdp, discount, policy);
          var iterated = PolicyEvaluation.within(1_000, mdp, discount, policy);
          for (var state = 0; state < mdp.states(); state++) {
            assertThat(solved.v(state)).isEqualTo(iterated.v(state), within(1e-9));
          }
          assertThat(BellmanResidual.ofPolicy(mdp, discount, policy, v(mdp, solved)))
              .isLessThan(1e-9);
        });
  }

  @Test
  void advantagesAreWhatAnActionAdds() {
    inEach(
        (mdp, discount) -> {
          var policy = FinitePolicy.uniform(mdp);
          var values = PolicyEvaluation.of(mdp, discount, policy);
          var optimal = PolicyIteration.solve(mdp, discount).values();
          for (var state = 0; state < mdp.states() - 1; state++) {
            var mean = 0.0;
            var best = Double.NEGATIVE_INFINITY;
            for (var action = 0; action < mdp.actions(); action++) {
              if (mdp.available(state, action)) {
                mean += policy.probability(state, action) * values.advantage(state, action);
              }
              best = Math.max(best, optimal.advantage(state, action));
            }
            assertThat(mean).isEqualTo(0, within(1e-9));
            assertThat(best).isEqualTo(0, within(1e-9));
          }
        });
  }

  @Test
  void theBestSoftPolicyIsTheBestOfTheSoftProcess() {
    inEach(
        (mdp, discount) -> {
          var soft = PolicyIteration.solve(mdp.epsilonSoft(.3), discount);
          var same = PolicyEvaluation.of(mdp, discount, soft.policy().epsilonSoft(mdp, .3));
          var careless = PolicyIteration.solve(mdp, discount).policy().epsilonSoft(mdp, .3);
          var worse = PolicyEvaluation.of(mdp, discount, careless);
          for (var state = 0; state < mdp.states(); state++) {
            assertThat(same.v(state)).isEqualTo(soft.values().v(state), within(1e-9));
            assertThat(worse.v(state)).isLessThanOrEqualTo(same.v(state) + 1e-9);
          }
        });
  }
}
