package io.eddy.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.algorithm.ReinforceConfig.BaselineKind;
import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.RmsPropConfig;
import io.eddy.rl.random.SplitMix64;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each algorithm finds the best policy of the small world, which enumeration knows. Two seeds; {@code
 * -Deddy.seeds=20} for more.
 */
class PolicyLearningTest {

  private static final AdamConfig ADAM = AdamConfig.DEFAULT.withLearningRate(5e-3);

  static Stream<Arguments> agents() {
    return Stream.of(
            named("reinforce", (world, seed) -> reinforce(world, seed, BaselineKind.NONE)),
            named(
                "reinforce, state value",
                (world, seed) -> reinforce(world, seed, BaselineKind.STATE_VALUE)),
            named(
                "actor-critic",
                (world, seed) ->
                    new ActorCritic(
                        world.shape(),
                        new ActorCriticConfig(
                            Configs.HIDDEN,
                            Configs.HIDDEN,
                            AdamConfig.DEFAULT,
                            ADAM,
                            SmallWorld.DISCOUNT),
                        new SplitMix64(seed))),
            named(
                "a2c",
                (world, seed) ->
                    new A2c(
                        world.shape(),
                        Configs.a2c(
                            Configs.HIDDEN, RmsPropConfig.DEFAULT.withLearningRate(2e-3), 4, 5, 1),
                        new SplitMix64(seed))),
            named(
                "ppo",
                (world, seed) ->
                    new Ppo(
                        world.shape(),
                        Configs.ppo(Configs.HIDDEN, ADAM, 4, 32, 4, 32, true),
                        new SplitMix64(seed))))
        .flatMap(
            agent ->
                Stream.of(
                        Named.<Supplier<SmallWorld>>of("fixed", SmallWorld::fixed),
                        Named.<Supplier<SmallWorld>>of("candidates", SmallWorld::candidates))
                    .map(world -> Arguments.of(agent, world)));
  }

  private interface Make {
    Agent agent(SmallWorld world, long seed);
  }

  private static Named<Function<SmallWorld, Function<Long, Agent>>> named(String name, Make make) {
    return Named.of(name, world -> seed -> make.agent(world, seed));
  }

  private static Agent reinforce(SmallWorld world, long seed, BaselineKind baseline) {
    return new Reinforce(
        world.shape(),
        Configs.reinforce(Configs.HIDDEN, ADAM, 8, baseline, true),
        new SplitMix64(seed));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("agents")
  void findsTheBestPolicy(
      Function<SmallWorld, Function<Long, Agent>> agents, Supplier<SmallWorld> worlds) {
    var best = worlds.get().bestValue(SmallWorld.DISCOUNT);
    for (var seed = 0L; seed < Integer.getInteger("eddy.seeds", 2); seed++) {
      var agent = agents.apply(worlds.get()).apply(seed);
      new Loop(worlds, agent.environments(), seed + 1_000).run(agent, 12_000);
      assertThat(value(worlds.get(), agent)).as("seed %d", seed).isCloseTo(best, within(1e-9));
    }
  }

  /** J of what the agent would do without exploring. */
  private static double value(SmallWorld world, Agent agent) {
    var policy = agent.policy();
    var observation = new Observation(world.shape());
    var actions = new int[SmallWorld.STATES];
    for (var state = 0; state < SmallWorld.STATES; state++) {
      world.write(state, observation);
      actions[state] = policy.choose(observation, new SplitMix64(0));
    }
    return world.valueOf(actions, SmallWorld.DISCOUNT);
  }
}
