package io.eddy.rl.ope;

/**
 * Independent inverse propensity scoring of slates ("slateIndependentIps"): each position by itself,
 * with its marginal propensities. Unbiased if a position's reward depends on its own item alone.
 *
 * <pre>
 * V̂ = mean( Σₖ wₖ rₖ ),  wₖ = P_e(aₖ at k|x) / P_b(aₖ at k|x)
 * </pre>
 *
 * Li et al. 2018, "Offline evaluation of ranking policies with click models" (arXiv 1804.10488), their item-position model.
 */
public record SlateIndependentIps() implements Estimator<LoggedSlate> {

  @Override
  public String name() {
    return "slateIndependentIps";
  }

  @Override
  public void terms(LoggedSlate slate, Terms terms) {
    var value = 0.0;
    var weights = 0.0;
    var size = 0.0;
    for (var position : slate.positions()) {
      var w = position.marginalWeight();
      value += w * position.step().reward();
      weights += w;
      size += w * Math.abs(position.step().reward());
    }
    var mean = weights / slate.positions().size();
    terms.plain(value);
    terms.weight(mean, mean, size, 0);
  }
}
