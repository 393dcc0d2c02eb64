package io.eddy.rl.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.random.SplitMix64;
import org.junit.jupiter.api.Test;

class FiniteMdpTest {

  /** State 0: stay for 1, or leave for nothing with ¼, else stay for nothing. State 1 is the end. */
  private static FiniteMdp.Builder lamp() {
    return new FiniteMdp.Builder(2, 2)
        .start(0, 1)
        .outcome(0, 0, 1, 0, 1)
        .outcome(0, 1, .25, 1, 8)
        .outcome(0, 1, .75, 0, 0)
        .terminal(1);
  }

  @Test
  void valuesAreThoseOfHandCalculation() {
    // γ = .5. Always staying: 1/(1 − .5) = 2. Always leaving: v = .25·8 + .5·.75·v = 2/.625 = 3.2.
    var mdp = lamp().build();
    var stay = PolicyEvaluation.of(mdp, .5, FinitePolicy.deterministic(mdp, new int[] {0, 0}));
    var leave = PolicyEvaluation.of(mdp, .5, FinitePolicy.deterministic(mdp, new int[] {1, 0}));
    assertThat(stay.v(0)).isEqualTo(2, within(1e-12));
    assertThat(leave.v(0)).isEqualTo(3.2, within(1e-12));
    assertThat(leave.q(0, 0)).isEqualTo(1 + .5 * 3.2, within(1e-12));
    assertThat(leave.advantage(0, 0)).isEqualTo(-.6, within(1e-12));
    assertThat(leave.v(1)).isZero();
    assertThat(leave.q(1, 0)).isZero();
    // Half of each: v = .5(1 + .5v) + .5(2 + .375v) = 1.5 + .4375v = 8/3.
    assertThat(PolicyEvaluation.of(mdp, .5, FinitePolicy.uniform(mdp)).v(0))
        .isEqualTo(8 / 3.0, within(1e-12));
    // In two steps: stay, then leave 1 + .5·2 = 2; leave twice 2 + .375·2 = 2.75.
    assertThat(BackwardInduction.solve(mdp, .5, 2).v(2, 0)).isEqualTo(2.75, within(1e-12));
    // Without discount staying is worth as much as there are steps.
    assertThat(BackwardInduction.solve(mdp, 1, 30).action(30, 0)).isZero();
    assertThat(BackwardInduction.solve(mdp, 1, 1).action(1, 0)).isEqualTo(1);
  }

  @Test
  void valueIterationIsAsNearAsItPromises() {
    // One reward of 1 for ever: V = 1/(1 − .99) = 100. A sweep that changes a value by less than .1
    // leaves it up to 10 short.
    var lamp = new FiniteMdp.Builder(1, 1).start(0, 1).outcome(0, 0, 1, 0, 1).build();
    assertThat(ValueIteration.solve(lamp, .99, .1).values().v(0)).isEqualTo(100, within(.1));
  }

  @Test
  void residualsAreThoseOfHandCalculation() {
    // V(0) = 4: leaving gives 2 + .375·4 = 3.5, staying 3. The best is .5 short.
    var mdp = lamp().build();
    var v = new double[] {4, 0};
    assertThat(BellmanResidual.ofOptimum(mdp, .5, v)).isEqualTo(.5, within(1e-12));
    var stay = FinitePolicy.deterministic(mdp, new int[] {0, 0});
    assertThat(BellmanResidual.ofPolicy(mdp, .5, stay, v)).isEqualTo(1, within(1e-12));
  }

  @Test
  void refusesToValueWhatNeverEnds() {
    var mdp = lamp().build();
    var stay = FinitePolicy.deterministic(mdp, new int[] {0, 0});
    assertThatThrownBy(() -> PolicyEvaluation.of(mdp, 1, stay))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage(
            "With a discount of 1.0 the values are not determined: the policy may go on for ever.");
    assertThatThrownBy(() -> PolicyEvaluation.of(mdp, 1.1, stay))
        .hasMessage("The discount (1.1) must be in [0, 1].");
  }

  @Test
  void explorationMixesTheRows() {
    // ε = .4, two actions: .6 + .2 of the chosen one, .2 of the other.
    var soft = lamp().build().epsilonSoft(.4);
    assertThat(soft.probability(0, 0, 1)).isEqualTo(.2 * .25, within(1e-15));
    assertThat(soft.probability(0, 1, 1)).isEqualTo(.8 * .25, within(1e-15));
    assertThat(soft.reward(0, 0)).isEqualTo(.8 * 1 + .2 * 2, within(1e-15));
  }

  @Test
  void refusesTablesThatAreNoProcess() {
    assertThatThrownBy(() -> lamp().outcome(0, 0, .5, 0, 0).build())
        .hasMessage(
            "The probabilities of the outcomes of action 0 in state 0 sum to 1.5, not to 1.");
    assertThatThrownBy(() -> lamp().start(0, .5).build())
        .hasMessage("The probabilities of the starts sum to 1.5, not to 1.");
    assertThatThrownBy(() -> lamp().outcome(1, 0, 1, 0, 0).build())
        .hasMessage("State 1 is terminal and has actions; leave out one of both.");
    assertThatThrownBy(() -> new FiniteMdp.Builder(1, 1).start(0, 1).build())
        .hasMessage("State 0 has no action; add one, or make it terminal.");
    assertThatThrownBy(() -> new FiniteMdp.Builder(1, 1).start(0, 1).terminal(0).build())
        .hasMessage("State 0 is terminal; an episode can't start in it.");
    assertThatThrownBy(() -> lamp().outcome(0, 2, 1, 0, 0))
        .hasMessage("There is no action 2; they are 0 to 1.");
    assertThatThrownBy(() -> new FiniteMdp.Builder(1, 1).start(0, 1).outcome(0, 0, 1, 5, 0).build())
        .hasMessage("The outcomes of action 0 in state 0 lead to state 5; there are 1.");
    assertThatThrownBy(() -> lamp().outcome(0, 0, 1, 0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fingerprintsTellProcessesApart() {
    assertThat(lamp().build().fingerprint()).isEqualTo(lamp().build().fingerprint());
    assertThat(lamp().build().epsilonSoft(.4).fingerprint())
        .isNotEqualTo(lamp().build().fingerprint());
  }

  @Test
  void aPolicyDrawsAsItSaysAndNeverWhatIsMasked() {
    var mdp =
        new FiniteMdp.Builder(2, 4)
            .start(0, 1)
            .outcome(0, 0, 1, 1, 0)
            .outcome(0, 1, 1, 1, 0)
            .outcome(0, 2, 1, 1, 0)
            .outcome(0, 3, 1, 1, 0)
            .terminal(1)
            .build();
    // .7 + .3/4, and .3/4 three times; without action 2: .775/.925 and .075/.925.
    var policy = FinitePolicy.deterministic(mdp, new int[] {1, 0}).epsilonSoft(mdp, .3);
    var observation = new Observation(ObservationShape.fixed(1, 4));
    observation.mask(2);
    var probabilities = new double[4];
    policy.probabilities(observation, probabilities);
    assertThat(probabilities)
        .containsExactly(new double[] {.075 / .925, .775 / .925, 0, .075 / .925}, within(1e-12));
    var random = new SplitMix64(1);
    var counts = new int[4];
    for (var draw = 0; draw < 40_000; draw++) {
      counts[policy.choose(observation, random)]++;
    }
    assertThat(counts[2]).isZero();
    // Error √(.08·.92/40,000) = .0014; four of them.
    assertThat(counts[0] / 40_000.0).isEqualTo(.0811, within(.0056));
    assertThat(counts[3] / 40_000.0).isEqualTo(.0811, within(.0056));

    observation.offer(4);
    observation.mask(1);
    var stubborn = FinitePolicy.deterministic(mdp, new int[] {1, 0});
    assertThatThrownBy(() -> stubborn.choose(observation, random))
        .hasMessage("All that the policy does in state 0 is masked.");
  }

  @Test
  void solvesWherePivotsMustBeExchanged() {
    // y = 2, x + y = 3.
    var right = new double[] {2, 3};
    LinearSystem.solve(new double[][] {{0, 1}, {1, 1}}, right);
    assertThat(right).containsExactly(1, 2);
    assertThatThrownBy(
            () -> LinearSystem.solve(new double[][] {{1, 2}, {2, 4}}, new double[] {1, 2}))
        .isInstanceOf(ArithmeticException.class);
  }
}
