package io.eddy.rl.export;

import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Mlp;
import io.eddy.rl.policy.EpsilonGreedyPolicy;
import io.eddy.rl.policy.GreedyPolicy;
import io.eddy.rl.policy.NetworkPolicy;
import io.eddy.rl.policy.SoftmaxPolicy;
import io.eddy.rl.value.ActionNetwork;
import io.eddy.rl.value.NetworkPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy's network as an ONNX file, for runtimes that know nothing of Eddy.
 *
 * <ul>
 *   <li>Fixed actions: {@code state} (batch × stateWidth) → {@code numbers} (batch × actions).
 *   <li>Candidates: {@code state} (1 × stateWidth) and {@code candidates} (count × actionWidth) →
 *       {@code numbers} (count).
 *   <li>{@code probabilities}, as long, where the policy draws by softmax; otherwise {@code action},
 *       the index of the highest number, the lowest of equal ones (ε-greedy: without exploration).
 * </ul>
 *
 * <p>Masks are the caller's: give it the candidates that may be taken, or leave masked numbers out.
 */
public final class OnnxPolicy {

  private final ActionNetwork network;
  private final NetworkPlan plan;
  private final ObservationShape shape;
  private final OnnxGraph graph = new OnnxGraph();

  private OnnxPolicy(ActionNetwork network) {
    this.network = network;
    this.shape = network.shape();
    this.plan =
        network
            .plan()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Only networks made by ActionNetworks can be written as ONNX, not %s."
                            .formatted(network.getClass().getName())));
  }

  /** The file of a policy. */
  public static byte[] file(NetworkPolicy policy) {
    return new OnnxPolicy(policy.network()).write(policy);
  }

  private byte[] write(NetworkPolicy policy) {
    var candidates = shape.candidates();
    var any = candidates ? "count" : "batch";
    var axis = candidates ? 0 : 1;
    var most = shape.mostActions();
    var numbers = candidates ? overCandidates() : overFixedActions();
    var dimensions = candidates ? new int[] {OnnxGraph.ANY} : new int[] {OnnxGraph.ANY, most};
    graph.output(numbers, "numbers", any, dimensions);
    switch (policy) {
      case SoftmaxPolicy softmax ->
          graph.output(
              graph.apply("Softmax", List.of(numbers), number("axis", axis)),
              "probabilities",
              any,
              dimensions);
      case GreedyPolicy greedy -> best(numbers, axis, any);
      case EpsilonGreedyPolicy greedy -> best(numbers, axis, any);
    }
    return graph.model();
  }

  private void best(String numbers, int axis, String any) {
    var best = graph.apply("ArgMax", List.of(numbers), number("axis", axis), number("keepdims", 0));
    graph.wholeOutput(
        best, "action", any, shape.candidates() ? new int[] {} : new int[] {OnnxGraph.ANY});
  }

  private String overFixedActions() {
    var state = graph.input("state", "batch", OnnxGraph.ANY, shape.stateWidth());
    var hidden = plan.config().hidden();
    return switch (plan.form()) {
      case PLAIN -> perceptron(state, widths(shape.stateWidth(), hidden, shape.mostActions()), 0);
      case DUELING -> dueling(state, hidden);
    };
  }

  /** Q = (V − mean A) + A; all hidden layers but the last are in common. */
  private String dueling(String state, List<Integer> hidden) {
    var features = state;
    var width = shape.stateWidth();
    var at = 0;
    for (var layer = 0; layer + 1 < hidden.size(); layer++) {
      var out = hidden.get(layer);
      features = activated(dense(features, width, out, at));
      at += (width + 1) * out;
      width = out;
    }
    var own = hidden.subList(Math.max(0, hidden.size() - 1), hidden.size());
    var valueWidths = widths(width, own, 1);
    var values = perceptron(features, valueWidths, at);
    var advantages =
        perceptron(features, widths(width, own, shape.mostActions()), at + Mlp.count(valueWidths));
    var mean =
        graph.apply("ReduceMean", List.of(advantages), new OnnxGraph.Attribute("axes", 1, true));
    return graph.apply("Add", advantages, graph.apply("Sub", values, mean));
  }

  private String overCandidates() {
    var state = graph.input("state", "batch", 1, shape.stateWidth());
    var candidates = graph.input("candidates", "count", OnnxGraph.ANY, shape.actionWidth());
    var numbers =
        switch (plan.form()) {
          case PLAIN -> splitPerceptron(state, candidates, 0);
          case DUELING -> {
            var valueWidths = widths(shape.stateWidth(), plan.config().hidden(), 1);
            yield graph.apply(
                "Add",
                splitPerceptron(state, candidates, Mlp.count(valueWidths)),
                perceptron(state, valueWidths, 0));
          }
        };
    return graph.apply("Squeeze", numbers, graph.tensor(1));
  }

  /** The first layer is Wₓx + (Wₛs + b): the state's half once for all candidates. */
  private String splitPerceptron(String state, String candidates, int at) {
    var hidden = plan.config().hidden();
    var width = hidden.isEmpty() ? 1 : hidden.getFirst();
    var candidateWeights = at + shape.stateWidth() * width;
    var bias = candidateWeights + shape.actionWidth() * width;
    var ofState =
        graph.apply("Gemm", state, weights(at, shape.stateWidth(), width), weights(bias, width));
    var ofCandidates =
        graph.apply("MatMul", candidates, weights(candidateWeights, shape.actionWidth(), width));
    var sums = graph.apply("Add", ofCandidates, ofState);
    if (hidden.isEmpty()) {
      return sums;
    }
    var above = widths(width, hidden.subList(1, hidden.size()), 1);
    return perceptron(activated(sums), above, bias + width);
  }

  /** Layers over consecutive parameters, the last one linear. */
  private String perceptron(String input, List<Integer> widths, int from) {
    var value = input;
    var at = from;
    for (var layer = 0; layer + 1 < widths.size(); layer++) {
      var in = widths.get(layer);
      var out = widths.get(layer + 1);
      value = dense(value, in, out, at);
      if (layer + 2 < widths.size()) {
        value = activated(value);
      }
      at += (in + 1) * out;
    }
    return value;
  }

  private String dense(String input, int in, int out, int at) {
    return graph.apply("Gemm", input, weights(at, in, out), weights(at + in * out, out));
  }

  private String activated(String value) {
    return switch (plan.config().activation()) {
      case RELU -> graph.apply("Relu", value);
      case TANH -> graph.apply("Tanh", value);
      case LINEAR -> value;
    };
  }

  private String weights(int at, int... dimensions) {
    return graph.tensor(network.parameters().values(), at, dimensions);
  }

  private static OnnxGraph.Attribute number(String name, long value) {
    return new OnnxGraph.Attribute(name, value, false);
  }

  private static List<Integer> widths(int input, List<Integer> hidden, int output) {
    var widths = new ArrayList<Integer>();
    widths.add(input);
    widths.addAll(hidden);
    widths.add(output);
    return widths;
  }
}
