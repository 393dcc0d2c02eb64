package io.eddy.cli.wiring;

import io.eddy.cli.config.ConfigException;
import io.eddy.cli.report.SolveReport;
import io.eddy.rl.environment.CliffWalking;
import io.eddy.rl.environment.FiniteEnvironment;
import io.eddy.rl.environment.FrozenLake;
import io.eddy.rl.exact.BackwardInduction;
import io.eddy.rl.exact.BellmanResidual;
import io.eddy.rl.exact.FiniteMdp;
import io.eddy.rl.exact.PolicyIteration;
import io.eddy.rl.training.EnvironmentProvider;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Solves an environment whose process is known as a table, without learning.
 *
 * @param map a map of the frozen lake; null for that of the environment
 * @param slippery whether the ground is; null for what the environment says
 * @param discount γ in [0, 1]
 * @param horizon steps of an episode; null for no end but the process's own
 */
public record Solving(
    EnvironmentProvider environment,
    @Nullable String map,
    @Nullable Boolean slippery,
    double discount,
    @Nullable Integer horizon) {

  /** The maps of the frozen lake, by name. */
  public static final Map<String, List<String>> MAPS =
      Map.of("4x4", FrozenLake.FOUR_BY_FOUR, "8x8", FrozenLake.EIGHT_BY_EIGHT);

  /**
   * The best policy and its values.
   *
   * @throws ConfigException if the environment is not finite, or can't be as it is asked for
   */
  public SolveReport solve() {
    var mdp = process();
    return horizon == null ? forever(mdp) : within(mdp, horizon);
  }

  private FiniteMdp process() {
    return switch (environment.environment()) {
      case FrozenLake lake -> lake(lake).mdp();
      case CliffWalking cliff -> {
        refuse("--map", map);
        yield slippery == null ? cliff.mdp() : new CliffWalking(slippery).mdp();
      }
      case FiniteEnvironment finite -> {
        refuse("--map", map);
        refuse("--slippery", slippery);
        yield finite.mdp();
      }
      default ->
          throw new ConfigException(
              "The environment %s has no finite number of states. Solve frozen-lake, cliff-walking"
                      .formatted(environment.name())
                  + " or taxi; learn the others with ./eddy train.");
    };
  }

  private FrozenLake lake(FrozenLake normal) {
    return map == null && slippery == null
        ? normal
        : new FrozenLake(
            MAPS.getOrDefault(map == null ? "4x4" : map, List.of()), slippery == null || slippery);
  }

  private void refuse(String option, @Nullable Object value) {
    if (value != null) {
      throw new ConfigException(
          "The %s (%s) means nothing for %s. Leave it out."
              .formatted(option, value, environment.name()));
    }
  }

  private SolveReport forever(FiniteMdp mdp) {
    var solution = PolicyIteration.solve(mdp, discount);
    var values = states(mdp).mapToDouble(solution.values()::v).toArray();
    return new SolveReport(
        environment.name(),
        discount,
        solution.values().start(),
        states(mdp).map(solution.policy()::action).toArray(),
        values,
        solution.sweeps(),
        BellmanResidual.ofOptimum(mdp, discount, values));
  }

  private SolveReport within(FiniteMdp mdp, int steps) {
    var solution = BackwardInduction.solve(mdp, discount, steps);
    return new SolveReport(
        environment.name(),
        discount,
        solution.start(steps),
        states(mdp).map(state -> solution.action(steps, state)).toArray(),
        states(mdp).mapToDouble(state -> solution.v(steps, state)).toArray(),
        steps,
        0);
  }

  private static IntStream states(FiniteMdp mdp) {
    return IntStream.range(0, mdp.states());
  }
}
