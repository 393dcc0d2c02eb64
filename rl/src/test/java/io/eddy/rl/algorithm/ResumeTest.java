package io.eddy.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.eddy.rl.algorithm.ReinforceConfig.BaselineKind;
import io.eddy.rl.mdp.Agent;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.RmsPropConfig;
import io.eddy.rl.random.Resumable;
import io.eddy.rl.random.SplitMix64;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A seed says everything, and a file too: training on from it is training on without it, bit for bit,
 * also from the middle of a rollout or an episode. Kills: any part of the state left out of a file;
 * an order of minibatches that depends on earlier ones; a state from elsewhere than the seed.
 */
class ResumeTest {

  static Stream<Arguments> agents() {
    return Stream.of(
            named("reinforce", world -> reinforce(world, BaselineKind.NONE)),
            named("reinforce, others", world -> reinforce(world, BaselineKind.OTHER_EPISODES)),
            named("reinforce, state value", world -> reinforce(world, BaselineKind.STATE_VALUE)),
            named(
                "actor-critic",
                world ->
                    seed ->
                        new ActorCritic(
                            world.shape(),
                            new ActorCriticConfig(
                                Configs.HIDDEN,
                                Configs.HIDDEN,
                                AdamConfig.DEFAULT,
                                RmsPropConfig.DEFAULT,
                                .9),
                            new SplitMix64(seed))),
            named(
                "a2c",
                world ->
                    seed ->
                        new A2c(
                            world.shape(),
                            Configs.a2c(Configs.HIDDEN, RmsPropConfig.DEFAULT, 3, 5, .9),
                            new SplitMix64(seed))),
            named(
                "ppo",
                world ->
                    seed ->
                        new Ppo(
                            world.shape(),
                            Configs.ppo(Configs.HIDDEN, AdamConfig.DEFAULT, 3, 8, 3, 6, true),
                            new SplitMix64(seed))))
        .flatMap(
            agent ->
                Stream.of(
                        Named.<Supplier<SmallWorld>>of("fixed", SmallWorld::fixed),
                        Named.<Supplier<SmallWorld>>of("candidates", SmallWorld::candidates),
                        Named.<Supplier<SmallWorld>>of("truncating", SmallWorld::truncating))
                    .map(world -> Arguments.of(agent, world)));
  }

  private static Named<Function<SmallWorld, Function<Long, Agent>>> named(
      String name, Function<SmallWorld, Function<Long, Agent>> agents) {
    return Named.of(name, agents);
  }

  private static Function<Long, Agent> reinforce(SmallWorld world, BaselineKind baseline) {
    return seed ->
        new Reinforce(
            world.shape(),
            Configs.reinforce(Configs.HIDDEN, AdamConfig.DEFAULT, 5, baseline, true),
            new SplitMix64(seed));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("agents")
  void goesOnFromAFileBitForBit(
      Function<SmallWorld, Function<Long, Agent>> agents, Supplier<SmallWorld> worlds)
      throws IOException {
    var make = agents.apply(worlds.get());
    for (var steps : new int[] {1, 50, 100, 101}) {
      var whole = make.apply(1L);
      new Loop(worlds, whole.environments(), 2).run(whole, 2 * steps);

      var loop = new Loop(worlds, whole.environments(), 2);
      var first = make.apply(1L);
      loop.run(first, steps);
      var second = make.apply(99L);
      load(second, bytes(first));
      loop.run(second, steps);

      assertThat(bytes(second)).as("%d steps and as many again", steps).isEqualTo(bytes(whole));
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("agents")
  void equalSeedsLearnTheSameAndOthersDoNot(
      Function<SmallWorld, Function<Long, Agent>> agents, Supplier<SmallWorld> worlds)
      throws IOException {
    var make = agents.apply(worlds.get());
    assertThat(trained(make.apply(1L), worlds)).isEqualTo(trained(make.apply(1L), worlds));
    assertThat(trained(make.apply(1L), worlds)).isNotEqualTo(trained(make.apply(2L), worlds));
  }

  private static byte[] trained(Agent agent, Supplier<SmallWorld> worlds) throws IOException {
    new Loop(worlds, agent.environments(), 2).run(agent, 200);
    return bytes(agent);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("agents")
  void allocatesNothingPerStep(
      Function<SmallWorld, Function<Long, Agent>> agents, Supplier<SmallWorld> worlds) {
    var agent = agents.apply(worlds.get()).apply(1L);
    var loop = new Loop(worlds, agent.environments(), 2);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var thread = Thread.currentThread().threadId();
    loop.run(agent, 4_000);
    var before = threads.getThreadAllocatedBytes(thread);
    loop.run(agent, 2_000);
    var allocated = threads.getThreadAllocatedBytes(thread) - before;

    assertThat(allocated).isLessThan(2_000); // less than a byte a step
  }

  @Test
  void refusesTheFileOfAnotherConfiguration() throws IOException {
    var shape = SmallWorld.fixed().shape();
    var config = Configs.a2c(Configs.HIDDEN, AdamConfig.DEFAULT, 3, 5, .9);
    var other = Configs.a2c(Configs.HIDDEN, AdamConfig.DEFAULT, 3, 5, .8);
    var saved = bytes(new A2c(shape, config, new SplitMix64(1)));

    assertThatThrownBy(() -> load(new A2c(shape, other, new SplitMix64(1)), saved))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("lambda=0.8");
    assertThatThrownBy(
            () -> load(new A2c(SmallWorld.candidates().shape(), config, new SplitMix64(1)), saved))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("actionWidth=2");
  }

  static byte[] bytes(Resumable state) throws IOException {
    var bytes = new ByteArrayOutputStream();
    state.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  static void load(Resumable state, byte[] bytes) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    state.load(in);
    assertThat(in.available()).isZero();
  }
}
