package io.eddy.rl.ope;

/**
 * Standard inverse propensity scoring of slates ("slateIps"): the weight of the whole slate. Unbiased
 * whatever viewers do, with weights that grow exponentially in the positions.
 *
 * <pre>
 * V̂ = mean( w Σₖ rₖ ),  w = Πₖ π_e(aₖ|x,a_{<k}) / π_b(aₖ|x,a_{<k})
 * </pre>
 *
 * McInerney et al. 2020, "Counterfactual evaluation of slate recommendations with sequential reward
 * interactions" (arXiv 2007.12986).
 */
public record SlateStandardIps() implements Estimator<LoggedSlate> {

  @Override
  public String name() {
    return "slateIps";
  }

  @Override
  public void terms(LoggedSlate slate, Terms terms) {
    var w = 1.0;
    var reward = 0.0;
    for (var position : slate.positions()) {
      w *= position.step().weight();
      reward += position.step().reward();
    }
    terms.plain(w * reward);
    terms.weight(w, w, w * Math.abs(reward), 0);
  }
}
