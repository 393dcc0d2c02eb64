package io.eddy.rl.ope;

/**
 * The replay method ("rm"): of uniformly drawn actions, only those count that the target policy would
 * have taken too.
 *
 * <pre>
 * V̂ = Σ 1[a = π_e(x)] r / Σ 1[a = π_e(x)]
 * </pre>
 *
 * Li, Chu, Langford and Wang 2011, "Unbiased offline evaluation of contextual-bandit-based news
 * article recommendation algorithms" (arXiv 1003.5956), algorithm 3, for a policy that doesn't learn
 * meanwhile.
 *
 * @param actions number of actions that the log drew uniformly from
 */
public record ReplayMethod(int actions) implements Estimator<ScoredStep> {

  private static final double TOLERANCE = 1e-9;

  /** Checks that there is an action. */
  public ReplayMethod {
    if (actions < 1) {
      throw new IllegalArgumentException(
          "The number of actions (%d) must be positive.".formatted(actions));
    }
  }

  @Override
  public String name() {
    return "rm";
  }

  @Override
  public int ratios() {
    return 1;
  }

  @Override
  public void terms(ScoredStep step, Terms terms) {
    if (Math.abs(step.propensity() - 1.0 / actions) > TOLERANCE) {
      throw new IllegalArgumentException(
          "The propensity (%s) must be that of a uniform draw of %d actions. Maybe use snipw."
              .formatted(step.propensity(), actions));
    }
    var matched = step.targetProbability();
    if (matched != 0 && matched != 1) {
      throw new IllegalArgumentException(
          "The target probability (%s) must be 0 or 1: replay needs a policy that doesn't draw. Maybe use snipw."
              .formatted(matched));
    }
    terms.ratio(0, matched * step.reward(), matched);
    terms.bandit(step, step.weight());
  }
}
