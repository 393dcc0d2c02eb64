package io.eddy.rl.environment;

import io.eddy.rl.exact.FiniteMdp;

/**
 * Walking along a cliff (Sutton and Barto 2018, example 6.6), as Gymnasium's CliffWalking: 4 rows of 12
 * cells, from the lower left corner to the lower right one, between which the cliff lies. A step costs
 * 1; a step over the edge costs 100 and leads back to the start. Only the goal ends the episode, and
 * nothing limits its steps. On slippery ground one goes where one wants, or to either side of it, each
 * with probability ⅓.
 *
 * <p>State: row · 12 + column. Actions: 0 up, 1 right, 2 down, 3 left. Success: the goal with a return
 * of at least −13, which is the best there is on dry ground.
 */
public final class CliffWalking extends MdpEnvironment {

  /** What the best way earns on dry ground. */
  public static final double BEST_RETURN = -13;

  private static final int ROWS = 4;
  private static final int COLUMNS = 12;
  private static final int START = (ROWS - 1) * COLUMNS;
  private static final int GOAL = ROWS * COLUMNS - 1;
  private static final int ACTIONS = 4;
  private static final int[] DOWN = {-1, 0, 1, 0}; // rows that an action goes down
  private static final int[] RIGHT = {0, 1, 0, -1}; // columns that it goes right

  /** A cliff. */
  public CliffWalking(boolean slippery) {
    super(table(slippery));
  }

  @Override
  public boolean reachedGoal() {
    return terminated() && episodeReturn() >= BEST_RETURN;
  }

  private static FiniteMdp table(boolean slippery) {
    var table = new FiniteMdp.Builder(ROWS * COLUMNS, ACTIONS).start(START, 1).terminal(GOAL);
    for (var state = 0; state < GOAL; state++) {
      for (var action = 0; action < ACTIONS; action++) {
        add(table, state, action, slippery ? 1 : 0);
      }
    }
    return table.build();
  }

  private static void add(FiniteMdp.Builder table, int state, int action, int farthest) {
    for (var turn = -farthest; turn <= farthest; turn++) {
      var next = move(state, (action + turn + ACTIONS) % ACTIONS);
      var probability = 1.0 / (2 * farthest + 1);
      if (next > START && next < GOAL) {
        table.outcome(state, action, probability, START, -100);
      } else {
        table.outcome(state, action, probability, next, -1);
      }
    }
  }

  private static int move(int state, int direction) {
    var row = Math.clamp(state / COLUMNS + DOWN[direction], 0, ROWS - 1);
    var column = Math.clamp(state % COLUMNS + RIGHT[direction], 0, COLUMNS - 1);
    return row * COLUMNS + column;
  }
}
