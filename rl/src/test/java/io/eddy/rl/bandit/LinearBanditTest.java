package io.eddy.rl.bandit;

import static io.eddy.rl.bandit.LinearWorld.CANDIDATES;
import static io.eddy.rl.bandit.LinearWorld.NOISE;
import static io.eddy.rl.bandit.LinearWorld.WIDTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.SplitMix64;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The three bandits in one world, whose optimum is known by enumeration. */
class LinearBanditTest {

  private static final int STEPS = 20_000;

  enum Kind {
    LIN_UCB,
    THOMPSON,
    EPSILON_GREEDY;

    LinearBandit of(long seed) {
      var shape = Candidate.shape(CANDIDATES, WIDTH);
      var random = new SplitMix64(seed);
      return switch (this) {
        case LIN_UCB -> new LinUcb(shape, new LinUcbConfig(NOISE, 1, .05), random);
        case THOMPSON ->
            new LinearThompson(shape, new LinearThompsonConfig(NOISE, 1, .05, 200), random);
        case EPSILON_GREEDY ->
            new EpsilonGreedyLinear(shape, new EpsilonGreedyLinearConfig(.05, 1), random);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsTheBestCandidateOfEveryContext(Kind kind) {
    var world = new LinearWorld(1);
    var bandit = kind.of(2);
    world.regret(bandit, STEPS, 3);

    var policy = bandit.policy();
    for (var context : world.contexts()) {
      assertThat(policy.choose(context, new SplitMix64(0))).isEqualTo(LinearWorld.best(context));
    }
  }

  @ParameterizedTest
  @EnumSource
  void losesOnlyWhatItsUniformDrawsCostOnceItKnows(Kind kind) {
    // A uniform draw in twenty loses ε·ḡ a step, with variance ε·mean(g²) − (εḡ)².
    var world = new LinearWorld(1);
    var regret = world.regret(kind.of(2), STEPS, 3);
    var second = STEPS / 2;
    var lost = Arrays.stream(regret, STEPS - second, STEPS).sum();
    var mean = .05 * world.uniformRegret(1);
    var variance = .05 * world.uniformRegret(2) - mean * mean;

    assertThat(lost).isCloseTo(mean * second, within(5 * Math.sqrt(variance * second)));
  }

  @Test
  void optimismKeepsItsBound() {
    // Lattimore and Szepesvári 2020, theorem 19.2, with noise σ and δ = .001: with
    // √β = √λ‖θ‖ + σ√(2 ln(1/δ) + d ln(1 + nL²/(dλ))) the regret is at most
    // √(8 d n β ln(1 + nL²/(dλ))).
    var world = new LinearWorld(1);
    var growth = Math.log(1 + STEPS * Math.pow(world.longest(), 2) / WIDTH);
    var beta = LinearWorld.norm() + NOISE * Math.sqrt(2 * Math.log(1_000) + WIDTH * growth);
    var bound = Math.sqrt(8 * WIDTH * STEPS * beta * beta * growth);
    var bandit =
        new LinUcb(
            Candidate.shape(CANDIDATES, WIDTH), new LinUcbConfig(beta, 1, 0), new SplitMix64(2));

    var regret = Arrays.stream(world.regret(bandit, STEPS, 3)).sum();

    assertThat(regret).isLessThan(bound).isLessThan(.1 * STEPS * world.uniformRegret(1));
  }

  @Test
  void optimismPrefersWhatItDoesNotKnow() {
    // A = diag(2, 1), θ̂ = (1, 0): 1 + α/√2 against 0 + α, equal at α = 3.41.
    assertThat(choice(3.4)).isEqualTo(0);
    assertThat(choice(3.5)).isEqualTo(1);
  }

  private static int choice(double alpha) {
    var bandit =
        new LinUcb(Candidate.shape(2, 2), new LinUcbConfig(alpha, 1, 0), new SplitMix64(1));
    var observation = Candidate.rows(2, 1, 0, 0, 1);
    bandit.learn(observation, 0, 2, 1);
    return bandit.act(0, observation);
  }

  @Test
  void greedyProbabilitiesAreExact() {
    // Four of five candidates are available: (1 − .2) + .2/4 for the best, .2/4 for the others.
    var bandit =
        new EpsilonGreedyLinear(
            Candidate.shape(5, 1), new EpsilonGreedyLinearConfig(.2, 1), new SplitMix64(1));
    var observation = Candidate.rows(1, 1, 2, 5, 4, 3);
    bandit.learn(observation, 0, 1, 1);
    observation.mask(2);
    var probabilities = new double[5];
    bandit.probabilities(observation, probabilities);

    assertThat(probabilities).containsExactly(new double[] {.05, .05, 0, .85, .05}, within(1e-15));
    var draws = 40_000;
    var counts = new int[5];
    for (var n = 0; n < draws; n++) {
      counts[bandit.act(0, observation)]++;
    }
    var chiSquare = 0.0;
    for (var action : new int[] {0, 1, 3, 4}) {
      var expected = draws * probabilities[action];
      chiSquare += Math.pow(counts[action] - expected, 2) / expected;
    }
    assertThat(counts[2]).isZero();
    assertThat(chiSquare).isLessThan(16.27); // 3 degrees of freedom, 1 in 1,000
  }

  @ParameterizedTest
  @EnumSource
  void equalSeedsGiveEqualRuns(Kind kind) {
    var world = new LinearWorld(4);
    assertThat(world.regret(kind.of(5), 500, 6)).containsExactly(world.regret(kind.of(5), 500, 6));
  }

  @ParameterizedTest
  @EnumSource
  void loadedBanditGoesOnBitForBit(Kind kind) throws IOException {
    var world = new LinearWorld(4);
    var whole = kind.of(5);
    world.regret(whole, 300, 6);
    var first = kind.of(5);
    world.regret(first, 300, 6);
    var bytes = new ByteArrayOutputStream();
    first.save(new DataOutputStream(bytes));
    var second = kind.of(99);
    second.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(world.regret(second, 300, 7)).containsExactly(world.regret(whole, 300, 7));
    assertThat(second.posterior().mean()).containsExactly(whole.posterior().mean());
  }

  @ParameterizedTest
  @EnumSource
  void policiesDoNotFollowLaterLearning(Kind kind) {
    var world = new LinearWorld(4);
    var bandit = kind.of(5);
    world.regret(bandit, 50, 6);
    var behaviour = bandit.behaviour();
    var context = world.contexts().getFirst();
    var before = new double[CANDIDATES];
    var live = new double[CANDIDATES];
    var after = new double[CANDIDATES];
    bandit.probabilities(context, live);
    behaviour.probabilities(context, before);
    for (var n = 0; n < 100; n++) {
      bandit.learn(context, n % CANDIDATES, n % CANDIDATES, 1);
    }
    behaviour.probabilities(context, after);

    assertThat(before).containsExactly(live);
    assertThat(after).containsExactly(before);
  }

  @ParameterizedTest
  @EnumSource
  void learnsFromTransitionsAsFromRewards(Kind kind) {
    var told = kind.of(1);
    var observed = kind.of(1);
    var context = new LinearWorld(4).contexts().getFirst();
    var transition = new Transition(Candidate.shape(CANDIDATES, WIDTH));
    transition.observation().set(context);
    transition.set(3, 2.5, true, false);
    observed.observe(0, transition);
    told.learn(context, 3, 2, 1);
    told.revise(context, 3, .5, 1);

    assertThat(observed.posterior().mean()).containsExactly(told.posterior().mean(), within(1e-15));
  }

  @ParameterizedTest
  @EnumSource
  void actingAndLearningAllocateNothing(Kind kind) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var bandit = kind.of(1);
    var context = new LinearWorld(4).contexts().getFirst();
    step(bandit, context, 20_000);
    var before = threads.getCurrentThreadAllocatedBytes();
    step(bandit, context, 20_000);
    var allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated).isLessThan(20_000); // less than a byte a step: the asking itself
  }

  private static void step(LinearBandit bandit, Observation context, int steps) {
    for (var n = 0; n < steps; n++) {
      bandit.learn(context, bandit.act(0, context), n % 7, 1);
    }
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new LinUcbConfig(-1, 1, 0))
        .hasMessageContaining("alpha (-1.0) must be finite and at least 0");
    assertThatThrownBy(() -> new EpsilonGreedyLinearConfig(1.5, 1))
        .hasMessage("The precision (1.0) must be positive and finite, epsilon (1.5) in [0, 1].");
    assertThatThrownBy(() -> new LinearThompsonConfig(1, 1, 0, 1))
        .hasMessageContaining("samples (1) at least 2");
  }

  @Test
  void everythingMaskedIsRefused() {
    var observation = Candidate.rows(1, 1);
    observation.mask(0);
    var bandit = new LinUcb(Candidate.shape(1, 1), LinUcbConfig.DEFAULT, new SplitMix64(1));
    assertThatThrownBy(() -> bandit.act(0, observation))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("No action is available");
  }
}
