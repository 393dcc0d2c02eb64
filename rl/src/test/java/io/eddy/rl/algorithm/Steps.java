package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Environment;
import io.eddy.rl.mdp.Transition;
import java.util.random.RandomGenerator;

/** An agent's steps through an environment, with a limit after which episodes are truncated. */
final class Steps {

  private final Environment environment;
  private final RandomGenerator random;
  private final int limit;
  private final Transition transition;
  private int inEpisode;

  Steps(Environment environment, int limit, RandomGenerator random) {
    this.environment = environment;
    this.random = random;
    this.limit = limit;
    this.transition = new Transition(environment.shape());
    environment.reset(random, transition.observation());
  }

  void take(Agent agent, int steps) {
    for (var i = 0; i < steps; i++) {
      transition.step(environment, agent.act(0, transition.observation()), random);
      inEpisode++;
      var terminated = transition.terminated();
      var truncated = !terminated && inEpisode == limit;
      transition.set(transition.action(), transition.reward(), terminated, truncated);
      agent.observe(0, transition);
      if (transition.ended()) {
        inEpisode = 0;
        environment.reset(random, transition.observation());
      } else {
        transition.advance();
      }
    }
  }
}
