package io.eddy.rl.export;

import io.eddy.rl.tabular.TabularPolicy;
import java.util.List;

/**
 * A policy's table as an ONNX file, for runtimes that know nothing of Eddy: {@code state} (batch × 1, the
 * state's number) → {@code numbers} (batch × actions, Q(s,·) in double precision) and {@code action}, the
 * index of the highest, the lowest of equal ones.
 *
 * <p>Masks are the caller's: leave masked numbers out.
 */
public final class OnnxTable {

  private OnnxTable() {}

  /** The file of a policy. */
  public static byte[] file(TabularPolicy policy) {
    var actions = policy.actions();
    var table = new double[policy.states() * actions];
    for (var i = 0; i < table.length; i++) {
      table[i] = policy.q(i / actions, i % actions);
    }
    var graph = new OnnxGraph();
    var state = graph.input("state", "batch", OnnxGraph.ANY, 1);
    var row = graph.apply("Squeeze", graph.whole(state), graph.tensor(1));
    var numbers = graph.apply("Gather", graph.tensor(table, policy.states(), actions), row);
    var best =
        graph.apply(
            "ArgMax",
            List.of(numbers),
            new OnnxGraph.Attribute("axis", 1, false),
            new OnnxGraph.Attribute("keepdims", 0, false));
    graph.doubleOutput(numbers, "numbers", "batch", OnnxGraph.ANY, actions);
    graph.wholeOutput(best, "action", "batch", OnnxGraph.ANY);
    return graph.model();
  }
}
