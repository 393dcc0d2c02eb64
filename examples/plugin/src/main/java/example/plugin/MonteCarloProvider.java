package example.plugin;

import io.eddy.rl.environment.FiniteEnvironment;
import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Environment;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.training.AlgorithmProvider;

/** Brings {@link MonteCarlo} to the command line, as {@code monte-carlo}. */
public final class MonteCarloProvider implements AlgorithmProvider<MonteCarloConfig> {

  @Override
  public String type() {
    return "monte-carlo";
  }

  @Override
  public Class<MonteCarloConfig> settings() {
    return MonteCarloConfig.class;
  }

  @Override
  public MonteCarloConfig defaults() {
    return MonteCarloConfig.DEFAULT;
  }

  @Override
  public boolean tabular() {
    return true;
  }

  @Override
  public Agent agent(Environment environment, MonteCarloConfig settings, SplitMix64 random) {
    var states = ((FiniteEnvironment) environment).states();
    return new MonteCarlo(states, environment.shape().mostActions(), settings, random);
  }
}
