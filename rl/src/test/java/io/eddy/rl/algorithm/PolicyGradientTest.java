package io.eddy.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.algorithm.ReinforceConfig.BaselineKind;
import io.eddy.rl.mdp.Agent;
import io.eddy.rl.network.Parameters;
import io.eddy.rl.random.SplitMix64;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The mean gradient of many updates against the exact one of a small world, coordinate by coordinate,
 * by fixed actions and by candidates, with a mask. Kills: a reward-to-go that takes in what came
 * before; a baseline that takes in its own episode; a sign; a mask left out of the softmax; advantages
 * of the wrong step; a loss divided by the number of steps where it should be episodes.
 */
class PolicyGradientTest {

  private static final int UPDATES = 4_000;
  private static final int EPISODES = 4;

  /** Standard errors; one coordinate in three million is farther off by chance. */
  private static final double LIMIT = 5;

  record Subject(Agent agent, Parameters parameters, double scale, int stepsPerUpdate) {}

  static Stream<Arguments> cases() {
    return Stream.of(
            named("reinforce", world -> reinforce(world, BaselineKind.NONE)),
            named("reinforce, others", world -> reinforce(world, BaselineKind.OTHER_EPISODES)),
            named("reinforce, state value", world -> reinforce(world, BaselineKind.STATE_VALUE)),
            named("a2c", PolicyGradientTest::a2c),
            named("ppo", PolicyGradientTest::ppo))
        .flatMap(
            subject ->
                Stream.of(
                    Arguments.of(
                        subject, Named.<Supplier<SmallWorld>>of("fixed", SmallWorld::fixed)),
                    Arguments.of(
                        subject,
                        Named.<Supplier<SmallWorld>>of("candidates", SmallWorld::candidates))));
  }

  private static Named<Function<SmallWorld, Subject>> named(
      String name, Function<SmallWorld, Subject> subject) {
    return Named.of(name, subject);
  }

  private static Subject reinforce(SmallWorld world, BaselineKind baseline) {
    var config = Configs.reinforce(Configs.LINEAR, Configs.STANDING, EPISODES, baseline, false);
    var agent = new Reinforce(world.shape(), config, new SplitMix64(1));
    return new Subject(agent, agent.policyParameters(), 1, EPISODES * SmallWorld.STEPS);
  }

  private static Subject a2c(SmallWorld world) {
    var config = Configs.a2c(Configs.LINEAR, Configs.STANDING, EPISODES, SmallWorld.STEPS, 1);
    var agent = new A2c(world.shape(), config, new SplitMix64(1));
    return new Subject(
        agent, agent.policyParameters(), 1.0 / SmallWorld.STEPS, EPISODES * SmallWorld.STEPS);
  }

  private static Subject ppo(SmallWorld world) {
    var size = EPISODES * SmallWorld.STEPS;
    var config =
        Configs.ppo(Configs.LINEAR, Configs.STANDING, EPISODES, SmallWorld.STEPS, 1, size, false);
    var agent = new Ppo(world.shape(), config, new SplitMix64(1));
    return new Subject(
        agent, agent.policyParameters(), 1.0 / SmallWorld.STEPS, EPISODES * SmallWorld.STEPS);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void meanOfManyUpdatesIsTheExactGradient(
      Function<SmallWorld, Subject> subjects, Supplier<SmallWorld> worlds) {
    var world = worlds.get();
    var subject = subjects.apply(world);
    var theta = theta(world);
    for (var i = 0; i < theta.length; i++) {
      subject.parameters().values()[i] = (float) theta[i];
    }
    var exact = SmallWorld.gradient(t -> world.surrogate(t, theta, SmallWorld.DISCOUNT), theta);

    var loop = new Loop(worlds, subject.agent().environments(), 2);
    var sums = new double[theta.length];
    var squares = new double[theta.length];
    for (var update = 0; update < UPDATES; update++) {
      loop.run(subject.agent(), subject.stepsPerUpdate());
      for (var i = 0; i < theta.length; i++) {
        var g = -subject.parameters().gradient()[i] / subject.scale();
        sums[i] += g;
        squares[i] += g * g;
      }
    }

    for (var i = 0; i < theta.length; i++) {
      var mean = sums[i] / UPDATES;
      var error = Math.sqrt((squares[i] / UPDATES - mean * mean) / UPDATES);
      assertThat(mean)
          .as("coordinate %d, standard error %s", i, error)
          .isCloseTo(exact[i], within(LIMIT * error + 1e-6));
    }
    if (!world.shape().candidates()) {
      assertThat(squares[SmallWorld.ACTIONS + 2]).isEqualTo(0); // masked: no gradient ever
    }
    // Where there is something to find, it stands out from the noise.
    assertThat(largest(exact)).isGreaterThan(.1);
  }

  @Test
  void policyGradientTheoremHoldsInTheSmallWorld() {
    // Without discount, what the algorithms follow is the gradient of J itself (eq. 13.5).
    for (var world : new SmallWorld[] {SmallWorld.fixed(), SmallWorld.candidates()}) {
      var theta = theta(world);
      var ofReturn = SmallWorld.gradient(t -> world.value(t, 1), theta);
      var ofTheorem = SmallWorld.gradient(t -> world.surrogate(t, theta, 1), theta);
      for (var i = 0; i < theta.length; i++) {
        assertThat(ofTheorem[i]).isCloseTo(ofReturn[i], within(1e-8));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("worlds")
  void gradientOfPpoBeforeAnyStepIsThatOfA2c(Supplier<SmallWorld> worlds) {
    var shape = worlds.get().shape();
    var a2c =
        new A2c(shape, Configs.a2c(Configs.HIDDEN, Configs.STANDING, 4, 5, 1), new SplitMix64(3));
    var ppo =
        new Ppo(
            shape,
            Configs.ppo(Configs.HIDDEN, Configs.STANDING, 4, 5, 1, 20, false),
            new SplitMix64(3));

    new Loop(worlds, 4, 4).run(a2c, 20);
    new Loop(worlds, 4, 4).run(ppo, 20);

    assertThat(largest(a2c.policyParameters())).isGreaterThan(.01f);
    assertThat(largest(a2c.valueParameters())).isGreaterThan(.01f);
    assertClose(ppo.policyParameters(), a2c.policyParameters());
    assertClose(ppo.valueParameters(), a2c.valueParameters());
  }

  static Stream<Named<Supplier<SmallWorld>>> worlds() {
    return Stream.of(
        Named.of("fixed", SmallWorld::fixed),
        Named.of("candidates", SmallWorld::candidates),
        Named.of("truncating", SmallWorld::truncating));
  }

  private static void assertClose(Parameters one, Parameters other) {
    for (var i = 0; i < one.count(); i++) {
      assertThat(one.gradient()[i]).isCloseTo(other.gradient()[i], within(1e-5f));
    }
  }

  private static float largest(Parameters parameters) {
    var largest = 0f;
    for (var g : parameters.gradient()) {
      largest = Math.max(largest, Math.abs(g));
    }
    return largest;
  }

  private static double largest(double[] numbers) {
    var largest = 0.0;
    for (var number : numbers) {
      largest = Math.max(largest, Math.abs(number));
    }
    return largest;
  }

  /** Exact in float. */
  private static double[] theta(SmallWorld world) {
    var random = new SplitMix64(5);
    var theta = new double[world.parameters()];
    for (var i = 0; i < theta.length; i++) {
      theta[i] = random.nextInt(-8, 9) / 8.0;
    }
    return theta;
  }
}
