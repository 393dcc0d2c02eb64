package io.eddy.rl.network;

/**
 * The loops in which networks spend their time. Matrices are row-major and start at 0, except weights
 * and biases, which lie in the one array of {@link Parameters}; a layer's weights are in × out. Every
 * implementation adds the products of an element in the order of their index, so that a row's result
 * doesn't depend on the rows beside it. What is done number by number is done for a range, {@code from}
 * inclusive, {@code to} exclusive.
 *
 * <p>An instance owns scratch memory: not safe for threads.
 */
public interface Kernels {

  /** In place of the offset of a bias: there is none. */
  int NO_BIAS = -1;

  /** New kernels of the fastest kind that this JVM runs. The kind is chosen once, at first use. */
  static Kernels create() {
    return ChosenKernels.create();
  }

  /** What they are, in a word, for logs and benchmarks. */
  String name();

  /**
   * Y ← X·W + b, and then max(Y, 0) if relu.
   *
   * @param weights where W starts in the parameters
   * @param bias where b starts in the parameters, or {@link #NO_BIAS}
   */
  void forward(
      int rows,
      int in,
      int out,
      float[] x,
      float[] parameters,
      int weights,
      int bias,
      boolean relu,
      float[] y);

  /** ∂W ← ∂W + Xᵀ·∂Y, where ∂W starts at {@code weights} in the gradient. */
  void addWeightGradient(
      int rows, int in, int out, float[] x, float[] outputGradient, float[] gradient, int weights);

  /** ∂X ← ∂Y·Wᵀ. */
  void inputGradient(
      int rows,
      int in,
      int out,
      float[] outputGradient,
      float[] parameters,
      int weights,
      float[] inputGradient);

  /** Adds the sum of some rows to a row: sum ← sum + Σ rows. Both start where they are told. */
  void addColumnSums(int rows, int width, float[] matrix, int from, float[] sums, int at);

  /** Row i of Y ← row i of X + row {@code at} of {@code added}, and then max(Y, 0) if relu. */
  void addToRows(
      int from, int to, int width, float[] x, float[] added, int at, boolean relu, float[] y);

  /** x ← tanh(x). */
  void tanh(int from, int to, float[] x);

  /** ∂y ← 0 where y is not above 0. */
  void reluGradient(int from, int to, float[] y, float[] gradient);

  /** ∂y ← ∂y·(1 − y²). */
  void tanhGradient(int from, int to, float[] y, float[] gradient);

  /** Σ x². */
  double sumOfSquares(int from, int to, float[] x);

  /**
   * With g = scale·∂θ: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − rate·m/(spread·√v + ε).
   */
  void adam(
      AdamConfig config,
      float rate,
      float spread,
      float scale,
      int from,
      int to,
      float[] values,
      float[] gradient,
      float[] m,
      float[] v);

  /** With g = scale·∂θ: s ← ρs + (1 − ρ)g², θ ← θ − rate·g/√(s + ε). */
  void rmsProp(
      RmsPropConfig config,
      float rate,
      float scale,
      int from,
      int to,
      float[] values,
      float[] gradient,
      float[] squares);
}
