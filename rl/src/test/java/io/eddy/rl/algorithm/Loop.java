package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Environment;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Steps environments in turn, whichever agent acts. */
final class Loop {

  private final List<Environment> environments = new ArrayList<>();
  private final List<Transition> transitions = new ArrayList<>();
  private final SplitMix64 random;
  private int turn;

  Loop(Supplier<? extends Environment> supplier, int count, long seed) {
    this.random = new SplitMix64(seed);
    for (var i = 0; i < count; i++) {
      var environment = supplier.get();
      var transition = new Transition(environment.shape());
      environment.reset(random, transition.observation());
      environments.add(environment);
      transitions.add(transition);
    }
  }

  void run(Agent agent, int steps) {
    for (var step = 0; step < steps; step++) {
      var environment = environments.get(turn);
      var transition = transitions.get(turn);
      var action = agent.act(turn, transition.observation());
      transition.step(environment, action, random);
      agent.observe(turn, transition);
      if (transition.ended()) {
        environment.reset(random, transition.observation());
      } else {
        transition.advance();
      }
      turn = (turn + 1) % environments.size();
    }
  }
}
