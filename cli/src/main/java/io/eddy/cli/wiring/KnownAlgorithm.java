package io.eddy.cli.wiring;

import io.eddy.rl.algorithm.A2c;
import io.eddy.rl.algorithm.A2cConfig;
import io.eddy.rl.algorithm.ActorCritic;
import io.eddy.rl.algorithm.ActorCriticConfig;
import io.eddy.rl.algorithm.Dqn;
import io.eddy.rl.algorithm.DqnConfig;
import io.eddy.rl.algorithm.DqnWithoutReplay;
import io.eddy.rl.algorithm.DqnWithoutReplayConfig;
import io.eddy.rl.algorithm.OnlineQNetwork;
import io.eddy.rl.algorithm.OnlineQNetworkConfig;
import io.eddy.rl.algorithm.Ppo;
import io.eddy.rl.algorithm.PpoConfig;
import io.eddy.rl.algorithm.Reinforce;
import io.eddy.rl.algorithm.ReinforceConfig;
import io.eddy.rl.environment.FiniteEnvironment;
import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Environment;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.tabular.DoubleQLearning;
import io.eddy.rl.tabular.DynaQ;
import io.eddy.rl.tabular.DynaQConfig;
import io.eddy.rl.tabular.ExpectedSarsa;
import io.eddy.rl.tabular.NStepSarsa;
import io.eddy.rl.tabular.NStepSarsaConfig;
import io.eddy.rl.tabular.QLearning;
import io.eddy.rl.tabular.Sarsa;
import io.eddy.rl.tabular.TabularConfig;
import io.eddy.rl.training.AlgorithmProvider;
import java.util.List;

/** A type of algorithm of Eddy's own: its class and its record of settings. */
record KnownAlgorithm<C extends Record>(
    String type, Class<C> settings, C defaults, boolean tabular, Maker<C> maker)
    implements AlgorithmProvider<C> {

  static final List<KnownAlgorithm<?>> ALL =
      List.of(
          table("q-learning", TabularConfig.class, TabularConfig.DEFAULT, QLearning::new),
          table("sarsa", TabularConfig.class, TabularConfig.DEFAULT, Sarsa::new),
          table("expected-sarsa", TabularConfig.class, TabularConfig.DEFAULT, ExpectedSarsa::new),
          table(
              "double-q-learning",
              TabularConfig.class,
              TabularConfig.DEFAULT,
              DoubleQLearning::new),
          table("n-step-sarsa", NStepSarsaConfig.class, NStepSarsaConfig.DEFAULT, NStepSarsa::new),
          table("dyna-q", DynaQConfig.class, DynaQConfig.DEFAULT, DynaQ::new),
          network(
              "online-q-network",
              OnlineQNetworkConfig.class,
              OnlineQNetworkConfig.DEFAULT,
              OnlineQNetwork::new),
          network(
              "dqn-without-replay",
              DqnWithoutReplayConfig.class,
              DqnWithoutReplayConfig.DEFAULT,
              DqnWithoutReplay::new),
          network("dqn", DqnConfig.class, DqnConfig.DEFAULT, Dqn::new),
          network("reinforce", ReinforceConfig.class, ReinforceConfig.DEFAULT, Reinforce::new),
          network(
              "actor-critic", ActorCriticConfig.class, ActorCriticConfig.DEFAULT, ActorCritic::new),
          network("a2c", A2cConfig.class, A2cConfig.DEFAULT, A2c::new),
          network("ppo", PpoConfig.class, PpoConfig.DEFAULT, Ppo::new));

  private static <C extends Record> KnownAlgorithm<C> network(
      String type, Class<C> settings, C defaults, NetworkAgent<C> made) {
    return new KnownAlgorithm<>(
        type,
        settings,
        defaults,
        false,
        (environment, config, random) -> made.of(environment.shape(), config, random));
  }

  private static <C extends Record> KnownAlgorithm<C> table(
      String type, Class<C> settings, C defaults, TableAgent<C> made) {
    return new KnownAlgorithm<>(
        type,
        settings,
        defaults,
        true,
        (environment, config, random) ->
            made.of(
                ((FiniteEnvironment) environment).states(),
                environment.shape().mostActions(),
                config,
                random));
  }

  /** The constructor of an agent with a network. */
  private interface NetworkAgent<C> {
    Agent of(ObservationShape shape, C settings, SplitMix64 random);
  }

  /** The constructor of an agent with a table. */
  private interface TableAgent<C> {
    Agent of(int states, int actions, C settings, SplitMix64 random);
  }

  /** Makes an agent for an environment. */
  interface Maker<C> {
    Agent of(Environment environment, C settings, SplitMix64 random);
  }

  @Override
  public Agent agent(Environment environment, C settings, SplitMix64 random) {
    return maker.of(environment, settings, random);
  }
}
