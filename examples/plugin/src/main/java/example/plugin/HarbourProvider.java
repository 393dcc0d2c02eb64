package example.plugin;

import io.eddy.rl.mdp.Environment;
import io.eddy.rl.training.EnvironmentProvider;
import io.eddy.rl.training.Limit;

/** Brings {@link Harbour} to the command line, as {@code harbour}. */
public final class HarbourProvider implements EnvironmentProvider {
  private static final int STEP_LIMIT = 50;
  private static final double THRESHOLD = -9;
  private static final int STEPS = 20_000;

  @Override
  public String name() {
    return "harbour";
  }

  @Override
  public Environment environment() {
    return new Harbour();
  }

  @Override
  public int stepLimit() {
    return STEP_LIMIT;
  }

  @Override
  public double threshold() {
    return THRESHOLD;
  }

  @Override
  public String algorithm() {
    return "monte-carlo";
  }

  @Override
  public Limit limit() {
    return Limit.steps(STEPS);
  }
}
