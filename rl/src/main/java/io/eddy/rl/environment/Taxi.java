package io.eddy.rl.environment;

import io.eddy.rl.exact.FiniteMdp;
import java.util.List;

/**
 * Driving a passenger (Dietterich 2000, "Hierarchical reinforcement learning with the MAXQ value
 * function decomposition"), as Gymnasium's Taxi-v4: 5 rows of 5 cells with walls, and four stands. A
 * step costs 1, an attempt to pick up or drop where that can't be done 10; dropping the passenger at the
 * destination earns 20 and ends the episode. Episodes are cut after 200 steps.
 *
 * <p>State: ((row · 5 + column) · 5 + passenger) · 4 + destination; the passenger is at a stand 0 … 3 or
 * in the taxi, 4. Actions: 0 south, 1 north, 2 east, 3 west, 4 pick up, 5 drop. The 300 starts are all
 * cells and all stands that are not the destination, each as likely. Success: the passenger is there.
 */
public final class Taxi extends MdpEnvironment {

  private static final int SIDE = 5;
  private static final int STANDS = 4;
  private static final int IN_TAXI = 4;
  private static final int ACTIONS = 6;

  /** What lies east of each cell: a wall, or nothing. */
  private static final List<String> EAST = List.of(" |  |", " |  |", "    |", "| | |", "| | |");

  private static final int[] STAND_ROW = {0, 0, 4, 4};
  private static final int[] STAND_COLUMN = {0, 4, 0, 3};

  /** A taxi. */
  public Taxi() {
    super(table());
  }

  @Override
  public boolean reachedGoal() {
    return terminated();
  }

  private static int state(int row, int column, int passenger, int destination) {
    return ((row * SIDE + column) * (STANDS + 1) + passenger) * STANDS + destination;
  }

  private static FiniteMdp table() {
    var table = new FiniteMdp.Builder(SIDE * SIDE * (STANDS + 1) * STANDS, ACTIONS);
    for (var row = 0; row < SIDE; row++) {
      for (var column = 0; column < SIDE; column++) {
        for (var destination = 0; destination < STANDS; destination++) {
          for (var passenger = 0; passenger <= STANDS; passenger++) {
            add(table, row, column, passenger, destination);
          }
        }
      }
    }
    return table.build();
  }

  private static void add(
      FiniteMdp.Builder table, int row, int column, int passenger, int destination) {
    var state = state(row, column, passenger, destination);
    if (passenger == destination) {
      table.terminal(state);
      return;
    }
    table.start(state, passenger == IN_TAXI ? 0 : 1.0 / (SIDE * SIDE * STANDS * (STANDS - 1)));
    var south = state(Math.min(row + 1, SIDE - 1), column, passenger, destination);
    var north = state(Math.max(row - 1, 0), column, passenger, destination);
    var east = state(row, column + (wallEast(row, column) ? 0 : 1), passenger, destination);
    var west = state(row, column - (wallEast(row, column - 1) ? 0 : 1), passenger, destination);
    table.outcome(state, 0, 1, south, -1);
    table.outcome(state, 1, 1, north, -1);
    table.outcome(state, 2, 1, east, -1);
    table.outcome(state, 3, 1, west, -1);
    var stand = standAt(row, column);
    if (passenger == stand) {
      table.outcome(state, 4, 1, state(row, column, IN_TAXI, destination), -1);
    } else {
      table.outcome(state, 4, 1, state, -10);
    }
    if (passenger == IN_TAXI && stand >= 0) {
      var reward = stand == destination ? 20 : -1;
      table.outcome(state, 5, 1, state(row, column, stand, destination), reward);
    } else {
      table.outcome(state, 5, 1, state, -10);
    }
  }

  private static boolean wallEast(int row, int column) {
    return column < 0 || EAST.get(row).charAt(column) == '|';
  }

  private static int standAt(int row, int column) {
    for (var stand = 0; stand < STANDS; stand++) {
      if (STAND_ROW[stand] == row && STAND_COLUMN[stand] == column) {
        return stand;
      }
    }
    return -1;
  }
}
