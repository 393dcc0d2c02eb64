package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.replay.Replay;

/** What somebody logged in a corridor: from every place, each action a number of times. */
final class CorridorLog {

  private CorridorLog() {}

  static Replay of(Corridor corridor, double discount, int... timesOfAction) {
    var replay = new Replay(corridor.shape(), 1_000);
    var transition = new Transition(corridor.shape());
    var random = new SplitMix64(1);
    for (var place = 0; place < Corridor.PLACES; place++) {
      for (var action = 0; action < timesOfAction.length; action++) {
        for (var time = 0; time < timesOfAction[action]; time++) {
          corridor.putAt(place, transition.observation());
          transition.step(corridor, action, random);
          replay.add(
              transition.observation(),
              action,
              transition.reward(),
              transition.terminated() ? 0 : discount,
              transition.next());
        }
      }
    }
    return replay;
  }
}
