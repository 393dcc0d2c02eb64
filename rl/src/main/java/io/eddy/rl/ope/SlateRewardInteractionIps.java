package io.eddy.rl.ope;

/**
 * Reward-interaction inverse propensity scoring of slates ("slateRewardInteractionIps"): a position
 * with the weight of all up to it. Unbiased if viewers read from the top, so that no reward depends on
 * what stands below it (the cascade).
 *
 * <pre>
 * V̂ = mean( Σₖ w_{≤k} rₖ ),  w_{≤k} = Π_{j≤k} π_e(aⱼ|x,a_{<j}) / π_b(aⱼ|x,a_{<j})
 * </pre>
 *
 * McInerney et al. 2020, "Counterfactual evaluation of slate recommendations with sequential reward
 * interactions" (arXiv 2007.12986), without their self-normalisation.
 */
public record SlateRewardInteractionIps() implements Estimator<LoggedSlate> {

  @Override
  public String name() {
    return "slateRewardInteractionIps";
  }

  @Override
  public void terms(LoggedSlate slate, Terms terms) {
    PerDecision.terms(slate.asEpisode(), 1, terms);
  }
}
