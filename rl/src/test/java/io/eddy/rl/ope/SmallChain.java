package io.eddy.rl.ope;

import io.eddy.rl.exact.FiniteMdp;
import io.eddy.rl.exact.FinitePolicy;
import io.eddy.rl.exact.Outcome;
import io.eddy.rl.exact.PolicyEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Two states and an end, two actions, at most three steps; probabilities are tenths. */
final class SmallChain {

  static final int HORIZON = 3;
  static final double DISCOUNT = .9;
  static final FiniteMdp MDP =
      new FiniteMdp.Builder(3, 2)
          .start(0, .7)
          .start(1, .3)
          .terminal(2)
          .outcome(0, 0, .6, 0, 1)
          .outcome(0, 0, .4, 1, 0)
          .outcome(0, 1, .5, 1, 2)
          .outcome(0, 1, .5, 2, -1)
          .outcome(1, 0, .8, 0, 0)
          .outcome(1, 0, .2, 2, 3)
          .outcome(1, 1, .1, 0, 1)
          .outcome(1, 1, .9, 1, .5)
          .build();

  /** Takes action 0 in both states, in three of five steps any action. */
  static final FinitePolicy LOGGED =
      FinitePolicy.deterministic(MDP, new int[] {0, 0, 0}).epsilonSoft(MDP, .6);

  /** Takes action 1 in state 0 mostly. */
  static final FinitePolicy TARGET =
      FinitePolicy.deterministic(MDP, new int[] {1, 0, 0}).epsilonSoft(MDP, .4);

  private SmallChain() {}

  /** V of the target policy within the horizon, by backward induction. */
  static double truth() {
    return PolicyEvaluation.within(HORIZON, MDP, DISCOUNT, TARGET).start();
  }

  /** E of what an episode adds to the mean, over all episodes. */
  static double expectation(Estimator<LoggedEpisode> estimator) {
    var sum = 0.0;
    for (var state = 0; state < 2; state++) {
      sum += MDP.start(state) * expectation(estimator, state, new ArrayList<>());
    }
    return sum;
  }

  private static double expectation(
      Estimator<LoggedEpisode> estimator, int state, List<ScoredStep> steps) {
    if (MDP.terminal(state) || steps.size() == HORIZON) {
      var terms = new Terms(estimator.ratios());
      estimator.terms(new LoggedEpisode(steps), terms);
      return terms.values()[0];
    }
    var sum = 0.0;
    for (var action = 0; action < 2; action++) {
      for (var outcome : MDP.outcomes(state, action)) {
        steps.add(step(state, action, outcome, steps.size()));
        sum +=
            LOGGED.probability(state, action)
                * outcome.probability()
                * expectation(estimator, outcome.next(), steps);
        steps.removeLast();
      }
    }
    return sum;
  }

  /** An episode of the logging policy. */
  static LoggedEpisode episode(RandomGenerator random) {
    var steps = new ArrayList<ScoredStep>();
    var state = random.nextDouble() < .7 ? 0 : 1;
    while (!MDP.terminal(state) && steps.size() < HORIZON) {
      var action = random.nextDouble() < LOGGED.probability(state, 0) ? 0 : 1;
      var outcomes = MDP.outcomes(state, action);
      var outcome =
          random.nextDouble() < outcomes.get(0).probability() ? outcomes.get(0) : outcomes.get(1);
      steps.add(step(state, action, outcome, steps.size()));
      state = outcome.next();
    }
    return new LoggedEpisode(steps);
  }

  private static ScoredStep step(int state, int action, Outcome outcome, int time) {
    return new ScoredStep(
        LOGGED.probability(state, action),
        TARGET.probability(state, action),
        outcome.reward(),
        model(state, action, time),
        TARGET.probability(state, 0) * model(state, 0, time)
            + TARGET.probability(state, 1) * model(state, 1, time));
  }

  /** Action values that are wrong. */
  private static double model(int state, int action, int time) {
    return 1.3 - .4 * state + .5 * action - .2 * time;
  }
}
