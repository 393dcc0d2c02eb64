package io.eddy.cli.wiring;

import io.eddy.cli.config.ConfigException;
import io.eddy.rl.environment.FiniteEnvironment;
import io.eddy.rl.environment.OneHot;
import io.eddy.rl.environment.TimeLimited;
import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Environment;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.training.AlgorithmProvider;
import io.eddy.rl.training.EnvironmentProvider;
import io.eddy.rl.training.Task;

/**
 * An algorithm with its settings for one environment.
 *
 * @param name by which it was asked for
 */
public record Algorithm<C extends Record>(
    String name, AlgorithmProvider<C> provider, C settings, EnvironmentProvider environment) {

  /** Checks that the algorithm can be shown the environment. */
  public Algorithm {
    if (provider.tabular() && !(environment.environment() instanceof FiniteEnvironment)) {
      throw new ConfigException(
          ("The algorithm %s keeps a table, and %s has no finite number of states. Choose one with"
                  + " a network, such as %s.")
              .formatted(name, environment.name(), environment.algorithm()));
    }
  }

  /** What is to be learned, as the algorithm is shown it. */
  public Task task() {
    return new Task(
        environment.name(), this::limited, environment.threshold(), environment::success);
  }

  private Environment limited() {
    return new TimeLimited(shown(), environment.stepLimit());
  }

  private Environment shown() {
    var bare = environment.environment();
    return bare instanceof FiniteEnvironment finite && !provider.tabular()
        ? new OneHot(finite)
        : bare;
  }

  /** An agent that has learned nothing. */
  public Agent agent(SplitMix64 random) {
    return provider.agent(shown(), settings, random);
  }
}
