package io.eddy.rl.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One number or several for each candidate x of a state s: a perceptron on s ⊕ x whose first layer is split,
 *
 * <pre>
 * z = Wₓx + (Wₛs + b)
 * </pre>
 *
 * so that the state's half is computed once for all candidates of a state, and a candidate's half,
 * which no state changes, may be kept from one request to the next. Its parameters are those of the
 * perceptron on the joined row: Wₛ, Wₓ, b, then the layers above.
 *
 * <p>Candidates of several states lie behind one another; {@code ends[g]} is where those of state g
 * end. Not safe for threads.
 */
public final class CandidateNetwork {

  private final int stateWidth;
  private final int candidateWidth;
  private final int width;
  private final Activation activation; // of the split layer
  private final Parameters parameters;
  private final int stateWeights;
  private final int candidateWeights;
  private final int bias;
  private final Kernels kernels = Kernels.create();
  private final @Nullable Mlp above;
  private float[] stateHalves = {};
  private float[] candidateHalves = {};
  private float[] joined = {};
  private float[] joinedGradient = {};
  private float[] stateGradient = {};

  /** A network of one number a candidate. */
  public CandidateNetwork(
      int stateWidth,
      int candidateWidth,
      List<Integer> hidden,
      Activation activation,
      Parameters parameters,
      int at) {
    this(stateWidth, candidateWidth, hidden, 1, activation, parameters, at);
  }

  /**
   * A network over {@link #count} of the given parameters, which it leaves as they are.
   *
   * @param hidden widths of the hidden layers; with none, the numbers are linear in s and x
   * @param outputs numbers a candidate
   * @param activation of the hidden layers
   * @param at where its parameters start
   */
  public CandidateNetwork(
      int stateWidth,
      int candidateWidth,
      List<Integer> hidden,
      int outputs,
      Activation activation,
      Parameters parameters,
      int at) {
    this.stateWidth = stateWidth;
    this.candidateWidth = candidateWidth;
    this.width = hidden.isEmpty() ? outputs : hidden.getFirst();
    this.activation = hidden.isEmpty() ? Activation.LINEAR : activation;
    this.parameters = parameters;
    this.stateWeights = at;
    this.candidateWeights = at + stateWidth * width;
    this.bias = candidateWeights + candidateWidth * width;
    this.above =
        hidden.isEmpty()
            ? null
            : new Mlp(
                outputLast(hidden, outputs),
                activation,
                Activation.LINEAR,
                parameters,
                bias + width);
  }

  /** How many parameters a network of one number a candidate has. */
  public static int count(int stateWidth, int candidateWidth, List<Integer> hidden) {
    return count(stateWidth, candidateWidth, hidden, 1);
  }

  /** How many parameters a network has. */
  public static int count(int stateWidth, int candidateWidth, List<Integer> hidden, int outputs) {
    return Mlp.count(joinedWidths(stateWidth, candidateWidth, hidden, outputs));
  }

  /** Draws the weights anew, as those of the perceptron on s ⊕ x; biases become zero. */
  public void initialise(Initialisation initialisation, double outputGain, RandomGenerator random) {
    var gain = above == null ? outputGain : initialisation.hiddenGain();
    initialisation.draw(
        parameters.values(), stateWeights, stateWidth + candidateWidth, width, gain, random);
    Arrays.fill(parameters.values(), bias, bias + width, 0);
    if (above != null) {
      above.initialise(initialisation, outputGain, random);
    }
  }

  /** Where its numbers are. */
  public Parameters parameters() {
    return parameters;
  }

  /** The width of a candidate's half. */
  public int halfWidth() {
    return width;
  }

  /**
   * Computes the numbers of each candidate and remembers how.
   *
   * @param states one row a state
   * @param candidates one row a candidate
   * @param numbers written: one row a candidate
   */
  public void forward(
      float[] states, int stateCount, float[] candidates, int[] ends, float[] numbers) {
    var rows = stateCount == 0 ? 0 : ends[stateCount - 1];
    candidateHalves = Buffers.atLeast(candidateHalves, rows * width);
    candidateHalves(candidates, rows, candidateHalves);
    join(states, stateCount, candidateHalves, ends, numbers);
  }

  /** Computes Wₓx of each candidate: what {@link #join} needs of it. */
  public void candidateHalves(float[] candidates, int rows, float[] halves) {
    kernels.forward(
        rows,
        candidateWidth,
        width,
        candidates,
        parameters.values(),
        candidateWeights,
        Kernels.NO_BIAS,
        false,
        halves);
  }

  /** As {@link #forward}, from candidates' halves that are known already: the same, bit for bit. */
  public void join(float[] states, int stateCount, float[] halves, int[] ends, float[] numbers) {
    var rows = stateCount == 0 ? 0 : ends[stateCount - 1];
    stateHalves = Buffers.atLeast(stateHalves, stateCount * width);
    kernels.forward(
        stateCount,
        stateWidth,
        width,
        states,
        parameters.values(),
        stateWeights,
        bias,
        false,
        stateHalves);
    if (above == null) {
      addStates(stateCount, halves, ends, numbers);
    } else {
      joined = Buffers.atLeast(joined, rows * width);
      addStates(stateCount, halves, ends, joined);
      activation.apply(kernels, joined, rows * width);
      above.forward(joined, rows, numbers);
    }
  }

  /**
   * Adds ∂loss/∂θ to the gradient of the parameters.
   *
   * @param states those of the last {@link #forward}, and so are the candidates
   * @param gradient ∂loss/∂numbers, one row a candidate
   */
  public void backward(
      float[] states, int stateCount, float[] candidates, int[] ends, float[] gradient) {
    var rows = stateCount == 0 ? 0 : ends[stateCount - 1];
    var ofSplit = gradient;
    if (above != null) {
      joinedGradient = Buffers.atLeast(joinedGradient, rows * width);
      above.backward(joined, rows, gradient, joinedGradient);
      activation.differentiate(kernels, joined, joinedGradient, rows * width);
      ofSplit = joinedGradient;
    }
    stateGradient = Buffers.atLeast(stateGradient, stateCount * width);
    Arrays.fill(stateGradient, 0, stateCount * width, 0);
    var from = 0;
    for (var state = 0; state < stateCount; state++) {
      kernels.addColumnSums(
          ends[state] - from, width, ofSplit, from * width, stateGradient, state * width);
      from = ends[state];
    }
    var sums = parameters.gradient();
    kernels.addWeightGradient(
        rows, candidateWidth, width, candidates, ofSplit, sums, candidateWeights);
    kernels.addWeightGradient(
        stateCount, stateWidth, width, states, stateGradient, sums, stateWeights);
    kernels.addColumnSums(stateCount, width, stateGradient, 0, sums, bias);
  }

  private void addStates(int stateCount, float[] halves, int[] ends, float[] sums) {
    var from = 0;
    for (var state = 0; state < stateCount; state++) {
      kernels.addToRows(
          from,
          ends[state],
          width,
          halves,
          stateHalves,
          state * width,
          activation == Activation.RELU,
          sums);
      from = ends[state];
    }
  }

  private static List<Integer> joinedWidths(
      int stateWidth, int candidateWidth, List<Integer> hidden, int outputs) {
    var widths = new ArrayList<Integer>();
    widths.add(stateWidth + candidateWidth);
    widths.addAll(outputLast(hidden, outputs));
    return widths;
  }

  private static List<Integer> outputLast(List<Integer> hidden, int outputs) {
    var widths = new ArrayList<>(hidden);
    widths.add(outputs);
    return widths;
  }
}
