package io.eddy.rl.tabular;

import io.eddy.rl.exact.FiniteMdp;

/** A process whose end leads back to a start. */
final class Endless {

  private Endless() {}

  static FiniteMdp of(FiniteMdp mdp) {
    var table = new FiniteMdp.Builder(mdp.states(), mdp.actions());
    for (var state = 0; state < mdp.states(); state++) {
      table.start(state, mdp.start(state));
      for (var action = 0; action < mdp.actions(); action++) {
        for (var outcome : mdp.outcomes(state, action)) {
          table.outcome(state, action, outcome.probability(), outcome.next(), outcome.reward());
        }
      }
      if (mdp.terminal(state)) {
        table.outcome(state, 0, 1, 0, 0);
      }
    }
    return table.build();
  }
}
