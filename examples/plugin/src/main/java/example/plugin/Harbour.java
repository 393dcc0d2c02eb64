package example.plugin;

import io.eddy.rl.environment.FiniteEnvironment;
import io.eddy.rl.environment.MdpEnvironment;
import io.eddy.rl.exact.FiniteMdp;

/**
 * A boat among five berths, 0 … 4: it starts at 0 and is to reach 4. Action 1 rows towards it and, one
 * time in four, the current carries the boat back instead; action 0 drifts back. Each step costs 1.
 *
 * <p>Since its process is a table, {@code ./eddy solve} knows its best policy as well.
 */
public final class Harbour extends MdpEnvironment implements FiniteEnvironment {
  private static final int BERTHS = 5;
  private static final double CURRENT = .25;

  /** A harbour. */
  public Harbour() {
    super(table());
  }

  @Override
  public boolean reachedGoal() {
    return terminated();
  }

  private static FiniteMdp table() {
    var table = new FiniteMdp.Builder(BERTHS, 2).start(0, 1).terminal(BERTHS - 1);
    for (var berth = 0; berth < BERTHS - 1; berth++) {
      var back = Math.max(0, berth - 1);
      table.outcome(berth, 0, 1, back, -1);
      table.outcome(berth, 1, CURRENT, back, -1);
      table.outcome(berth, 1, 1 - CURRENT, berth + 1, -1);
    }
    return table.build();
  }
}
