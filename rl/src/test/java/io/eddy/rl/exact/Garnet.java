package io.eddy.rl.exact;

import java.util.random.RandomGenerator;

/**
 * Random processes without structure (Archibald, McKinnon and Thomas 1995, "On the generation of Markov
 * decision processes"): each action leads to a few states drawn at random. The last state is terminal,
 * and some actions are missing.
 */
public final class Garnet {

  private Garnet() {}

  /** A process with an end that every state may reach with probability .05 at once. */
  public static FiniteMdp draw(int states, int actions, int branches, RandomGenerator random) {
    var end = states - 1;
    var table = new FiniteMdp.Builder(states, actions).terminal(end);
    for (var state = 0; state < end; state++) {
      table.start(state, 1.0 / end);
      for (var action = 0; action < actions; action++) {
        if (action == state % actions || random.nextDouble() < .8) {
          add(table, state, action, branches, end, random);
        }
      }
    }
    return table.build();
  }

  private static void add(
      FiniteMdp.Builder table,
      int state,
      int action,
      int branches,
      int end,
      RandomGenerator random) {
    var left = .95;
    for (var branch = 1; branch < branches; branch++) {
      var share = left * random.nextDouble();
      table.outcome(state, action, share, random.nextInt(end), random.nextGaussian());
      left -= share;
    }
    table.outcome(state, action, left, random.nextInt(end), random.nextGaussian());
    table.outcome(state, action, .05, end, random.nextGaussian());
  }
}
