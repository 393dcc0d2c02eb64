package io.eddy.cli.wiring;

import io.eddy.cli.config.AlgorithmFile;
import io.eddy.cli.config.ConfigException;
import io.eddy.cli.config.NearestKey;
import io.eddy.rl.training.AlgorithmProvider;
import io.eddy.rl.training.EnvironmentProvider;
import io.eddy.rl.training.Limit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The algorithms that can be named: a file {@code algorithms/NAME.yaml} of Eddy or of a plugin, or a
 * plugin's type with its own settings.
 */
public final class Algorithms {

  /** The names of Eddy's own files. */
  public static final List<String> NAMES =
      List.of(
          "q-learning",
          "sarsa",
          "expected-sarsa",
          "double-q-learning",
          "n-step-sarsa",
          "dyna-q",
          "online-q-network",
          "dqn-without-replay",
          "dqn",
          "double-dqn",
          "dueling-dqn",
          "rainbow-lite",
          "dqn-cleanrl",
          "reinforce",
          "actor-critic",
          "a2c",
          "ppo",
          "ppo-cleanrl");

  private final ClassLoader plugins;
  private final Map<String, AlgorithmProvider<?>> byType = new TreeMap<>();

  /** Eddy's own algorithms, and those that a class loader finds. */
  public Algorithms(ClassLoader plugins) {
    this.plugins = plugins;
    KnownAlgorithm.ALL.forEach(this::add);
    for (AlgorithmProvider<?> provider : ServiceLoader.load(AlgorithmProvider.class, plugins)) {
      add(provider);
    }
  }

  private void add(AlgorithmProvider<?> provider) {
    if (byType.putIfAbsent(provider.type(), provider) != null) {
      throw new ConfigException(
          "The type of algorithm %s is there twice. Give that of %s another name."
              .formatted(provider.type(), provider.getClass().getName()));
    }
  }

  /**
   * The algorithm of a name, set for an environment.
   *
   * @param limit of training, over which rates fall that last as long as it
   * @param own the user's file, laid over the name's; null for none
   * @throws ConfigException if there is none of that name, or a file says what can't be
   */
  public Algorithm<?> named(
      String name, EnvironmentProvider environment, Limit limit, @Nullable AlgorithmFile own) {
    var file = file(name);
    if (file.isEmpty() && !byType.containsKey(name)) {
      var names = new TreeSet<>(byType.keySet());
      names.addAll(NAMES);
      throw new ConfigException(
          "The algorithm %s is unknown. The nearest one is %s. There are %s."
              .formatted(name, NearestKey.among(name, names), String.join(", ", names)));
    }
    var type = file.map(known -> known.type(name, byType.keySet())).orElse(name);
    var provider = byType.get(type);
    if (provider == null) {
      throw new ConfigException(
          "The algorithm %s has no type. Write type: and one of %s into its file."
              .formatted(name, String.join(", ", byType.keySet())));
    }
    return set(name, provider, environment, steps(limit, environment), file, own);
  }

  /** All steps of training; where episodes are limited, the most that these can have. */
  private static long steps(Limit limit, EnvironmentProvider environment) {
    return limit.unit() == Limit.Unit.STEPS
        ? limit.count()
        : Math.multiplyExact(limit.count(), (long) environment.stepLimit());
  }

  private static <C extends Record> Algorithm<C> set(
      String name,
      AlgorithmProvider<C> provider,
      EnvironmentProvider environment,
      long steps,
      Optional<AlgorithmFile> file,
      @Nullable AlgorithmFile own) {
    var settings = provider.defaults();
    if (file.isPresent()) {
      settings =
          file.get()
              .over(settings, provider.settings(), provider.type(), environment.name(), steps);
    }
    if (own != null) {
      settings =
          own.over(settings, provider.settings(), provider.type(), environment.name(), steps);
    }
    return new Algorithm<>(name, provider, settings, environment);
  }

  private Optional<AlgorithmFile> file(String name) {
    var resource = "algorithms/" + name + ".yaml";
    try (var in = plugins.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(
              new AlgorithmFile(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("%s can't be read.".formatted(resource), e);
    }
  }
}
