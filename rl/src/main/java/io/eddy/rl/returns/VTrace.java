package io.eddy.rl.returns;

/**
 * Values and advantages of a policy π from the steps of another, μ (Espeholt et al. 2018, "IMPALA",
 * §4.1, remark 1):
 *
 * <pre>
 * ρₜ = min(ρ̄, π/μ),  cₜ = λ·min(c̄, π/μ)
 * δₜ = ρₜ(Rₜ₊₁ + γV(Sₜ₊₁) − V(Sₜ))
 * vₜ = V(Sₜ) + δₜ + γcₜ(vₜ₊₁ − V(Sₜ₊₁))
 * Âₜ = ρₜ(Rₜ₊₁ + γvₜ₊₁ − V(Sₜ))
 * </pre>
 *
 * where V and v are 0 after termination, and v = V after truncation and after the last step.
 *
 * @param ratioLimit ρ̄, which says of what policy the values are: of π if it is infinite; positive
 * @param traceLimit c̄ ≤ ρ̄, how fast what lies ahead counts
 * @param lambda in [0, 1]; 1 in the paper's main part
 */
public record VTrace(double ratioLimit, double traceLimit, double lambda) {

  /** As in the paper: ρ̄ = c̄ = 1, λ = 1. */
  public static final VTrace DEFAULT = new VTrace(1, 1, 1);

  /** Checks the numbers. */
  public VTrace {
    if (!(ratioLimit > 0 && traceLimit >= 0 && traceLimit <= ratioLimit)) {
      throw new IllegalArgumentException(
          "The traceLimit (%s) must be in [0, ratioLimit], the ratioLimit (%s) positive."
              .formatted(traceLimit, ratioLimit));
    }
    if (!(lambda >= 0 && lambda <= 1)) {
      throw new IllegalArgumentException("The lambda (%s) must be in [0, 1].".formatted(lambda));
    }
  }

  /**
   * Writes vₜ and Âₜ of steps from ≤ t &lt; to.
   *
   * @param ratios π(Aₜ|Sₜ)/μ(Aₜ|Sₜ)
   * @param rewards Rₜ₊₁
   * @param values V(Sₜ)
   * @param nextValues V(Sₜ₊₁), as {@link GeneralizedAdvantage} reads them
   * @param targets written: vₜ
   * @param advantages written: Âₜ
   */
  public void targets(
      double[] ratios,
      double[] rewards,
      boolean[] terminated,
      boolean[] truncated,
      float[] values,
      float[] nextValues,
      int from,
      int to,
      double discount,
      double[] targets,
      double[] advantages) {
    for (var t = to - 1; t >= from; t--) {
      var nextValue = terminated[t] ? 0 : (double) nextValues[t];
      var goesOn = t < to - 1 && !terminated[t] && !truncated[t];
      var nextTarget = goesOn ? targets[t + 1] : nextValue;
      var ratio = Math.min(ratioLimit, ratios[t]);
      var trace = lambda * Math.min(traceLimit, ratios[t]);
      var error = ratio * (rewards[t] + discount * nextValue - values[t]);
      targets[t] = values[t] + error + discount * trace * (nextTarget - nextValue);
      advantages[t] = ratio * (rewards[t] + discount * nextTarget - values[t]);
    }
  }
}
