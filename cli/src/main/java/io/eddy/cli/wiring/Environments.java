package io.eddy.cli.wiring;

import io.eddy.cli.config.ConfigException;
import io.eddy.cli.config.NearestKey;
import io.eddy.rl.environment.CartPole;
import io.eddy.rl.environment.CliffWalking;
import io.eddy.rl.environment.FrozenLake;
import io.eddy.rl.environment.Taxi;
import io.eddy.rl.mdp.Environment;
import io.eddy.rl.training.EnvironmentProvider;
import io.eddy.rl.training.Limit;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The environments that can be named: Eddy's own, and those that plugins bring. */
public final class Environments {

  /** The names of Eddy's own. */
  public static final List<String> NAMES =
      List.of("cartpole", "cartpole-v0", "frozen-lake", "cliff-walking", "taxi");

  private static final int FROZEN_LAKE_STEPS = 100;
  private static final double FROZEN_LAKE_THRESHOLD = .7;
  private static final int CLIFF_STEPS = 1_000;
  private static final int TAXI_STEPS = 200;

  /** The best expectation is 7.93; the 8 of Gymnasium lies above it. */
  private static final double TAXI_THRESHOLD = 7.5;

  private final Map<String, EnvironmentProvider> byName = new TreeMap<>();

  /** Eddy's own environments, and those that a class loader finds. */
  public Environments(ClassLoader plugins) {
    add(
        new Known(
            "cartpole",
            () -> new CartPole(CartPole.V1_THRESHOLD),
            CartPole.V1_STEPS,
            CartPole.V1_THRESHOLD,
            "ppo",
            Limit.steps(100_000)));
    add(
        new Known(
            "cartpole-v0",
            () -> new CartPole(CartPole.V0_THRESHOLD),
            CartPole.V0_STEPS,
            CartPole.V0_THRESHOLD,
            "double-dqn",
            Limit.episodes(1_000)));
    add(
        new Known(
            "frozen-lake",
            () -> new FrozenLake(FrozenLake.FOUR_BY_FOUR, true),
            FROZEN_LAKE_STEPS,
            FROZEN_LAKE_THRESHOLD,
            "q-learning",
            Limit.steps(500_000)));
    add(
        new Known(
            "cliff-walking",
            () -> new CliffWalking(false),
            CLIFF_STEPS,
            CliffWalking.BEST_RETURN,
            "q-learning",
            Limit.steps(100_000)));
    add(
        new Known(
            "taxi", Taxi::new, TAXI_STEPS, TAXI_THRESHOLD, "q-learning", Limit.steps(500_000)));
    ServiceLoader.load(EnvironmentProvider.class, plugins).forEach(this::add);
  }

  private void add(EnvironmentProvider provider) {
    if (byName.putIfAbsent(provider.name(), provider) != null) {
      throw new ConfigException(
          "The environment %s is there twice. Give that of %s another name."
              .formatted(provider.name(), provider.getClass().getName()));
    }
  }

  /**
   * The environment of a name.
   *
   * @throws ConfigException if there is none; it names the nearest one
   */
  public EnvironmentProvider named(String name) {
    var provider = byName.get(name);
    if (provider == null) {
      throw new ConfigException(
          "The environment %s is unknown. The nearest one is %s."
              .formatted(name, NearestKey.among(name, byName.keySet())));
    }
    return provider;
  }

  private record Known(
      String name,
      Supplier<Environment> maker,
      int stepLimit,
      double threshold,
      String algorithm,
      Limit limit)
      implements EnvironmentProvider {

    @Override
    public Environment environment() {
      return maker.get();
    }
  }
}
