package io.eddy.rl.environment;

import io.eddy.rl.exact.FiniteMdp;
import java.util.List;

/**
 * Crossing a frozen lake, as Gymnasium's FrozenLake-v1: from S over the ice F to the goal G, past the
 * holes H. The reward is 1 at the goal, else 0; goal and holes end the episode. On slippery ice one goes
 * where one wants, or to either side of it, each with probability ⅓; at the edge one stays.
 *
 * <p>State: row · columns + column. Actions: 0 left, 1 down, 2 right, 3 up. Success: the goal.
 */
public final class FrozenLake extends MdpEnvironment {

  /** The usual map of 16 states; episodes there are cut after 100 steps. */
  public static final List<String> FOUR_BY_FOUR = List.of("SFFF", "FHFH", "FFFH", "HFFG");

  /** The usual map of 64 states; episodes there are cut after 200 steps. */
  public static final List<String> EIGHT_BY_EIGHT =
      List.of(
          "SFFFFFFF",
          "FFFFFFFF",
          "FFFHFFFF",
          "FFFFFHFF",
          "FFFHFFFF",
          "FHHFFFHF",
          "FHFFHFHF",
          "FFFHFFFG");

  private static final int ACTIONS = 4;
  private static final int[] DOWN = {0, 1, 0, -1}; // rows that an action goes down
  private static final int[] RIGHT = {-1, 0, 1, 0}; // columns that it goes right

  private final List<String> map;

  /**
   * A lake.
   *
   * @param map rows of equal length, of S, F, H and G, with at least one S
   */
  public FrozenLake(List<String> map, boolean slippery) {
    super(table(map, slippery));
    this.map = List.copyOf(map);
  }

  @Override
  public boolean reachedGoal() {
    return cell(map, state()) == 'G';
  }

  private static FiniteMdp table(List<String> map, boolean slippery) {
    var columns = columns(map);
    var table = new FiniteMdp.Builder(map.size() * columns, ACTIONS);
    var starts = String.join("", map).chars().filter(c -> c == 'S').count();
    for (var state = 0; state < map.size() * columns; state++) {
      var cell = cell(map, state);
      switch (cell) {
        case 'H', 'G' -> table.terminal(state);
        case 'S', 'F' -> {
          table.start(state, cell == 'S' ? 1.0 / starts : 0);
          for (var action = 0; action < ACTIONS; action++) {
            add(table, map, state, action, slippery);
          }
        }
        default ->
            throw new IllegalArgumentException(
                "The map has a '%c'; use S, F, H and G.".formatted(cell));
      }
    }
    return table.build();
  }

  private static void add(
      FiniteMdp.Builder table, List<String> map, int state, int action, boolean slippery) {
    var farthest = slippery ? 1 : 0;
    for (var turn = -farthest; turn <= farthest; turn++) {
      var next = move(map, state, (action + turn + ACTIONS) % ACTIONS);
      var reward = cell(map, next) == 'G' ? 1 : 0;
      table.outcome(state, action, 1.0 / (2 * farthest + 1), next, reward);
    }
  }

  private static int move(List<String> map, int state, int direction) {
    var columns = columns(map);
    var row = Math.clamp(state / columns + DOWN[direction], 0, map.size() - 1);
    var column = Math.clamp(state % columns + RIGHT[direction], 0, columns - 1);
    return row * columns + column;
  }

  private static char cell(List<String> map, int state) {
    return map.get(state / columns(map)).charAt(state % columns(map));
  }

  private static int columns(List<String> map) {
    var columns = map.isEmpty() ? 0 : map.get(0).length();
    if (columns == 0 || map.stream().anyMatch(row -> row.length() != columns)) {
      throw new IllegalArgumentException("The rows of the map must have one length: " + map);
    }
    return columns;
  }
}
