package io.eddy.rl.bandit;

import io.eddy.rl.random.Resumable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What is known of the coefficients θ of a reward θᵀx, as a normal distribution in information form:
 *
 * <pre>
 * A = sλI + Σ w x xᵀ = L Lᵀ,   b = Σ w x r,   θ | data ~ N(θ̂, σ² s A⁻¹),   θ̂ = A⁻¹ b
 * </pre>
 *
 * (Bishop, "Pattern Recognition and Machine Learning", §3.3; σ² is the noise of a reward.) The factor
 * L is updated by rank one for each sample (Golub and Van Loan, "Matrix Computations", 4th edition,
 * §6.5.4): d² products instead of d³/6, and nothing is allocated. A reward that changes later by δ
 * changes b by w x δ, exactly.
 *
 * <p>To forget, let weights grow as 2^((t − t₀)/half-life) and say {@link #today}: what one sample of
 * today weighs is s, and the prior keeps pace. Not safe for threads.
 */
public final class LinearPosterior implements Resumable {

  private final int width;
  private final double precision;
  private final double[] factor; // L, by rows, packed
  private final double[] b;
  private final double[] mean;
  private final double[] scratch;
  private double scale = 1;
  private boolean solved = true;

  /**
   * A posterior that stands at its prior N(0, σ²/λ).
   *
   * @param width d, features per candidate
   * @param precision λ, the ridge
   */
  public LinearPosterior(int width, double precision) {
    if (width < 1 || !(precision > 0) || !Double.isFinite(precision)) {
      throw new IllegalArgumentException(
          "Candidates need at least 1 feature (%d), and the precision (%s) must be positive and finite: describe each action by a row."
              .formatted(width, precision));
    }
    this.width = width;
    this.precision = precision;
    this.factor = new double[width * (width + 1) / 2];
    this.b = new double[width];
    this.mean = new double[width];
    this.scratch = new double[width];
    for (var i = 0; i < width; i++) {
      factor[i * (i + 1) / 2 + i] = Math.sqrt(precision);
    }
  }

  /** A posterior of its own with the same numbers. */
  public LinearPosterior copy() {
    var copy = new LinearPosterior(width, precision);
    System.arraycopy(factor, 0, copy.factor, 0, factor.length);
    System.arraycopy(b, 0, copy.b, 0, width);
    copy.scale = scale;
    copy.solved = false;
    copy.solve();
    return copy;
  }

  /** d, features per candidate. */
  public int width() {
    return width;
  }

  /**
   * Takes in the reward of a candidate.
   *
   * @param rows features of candidates, row-major
   * @param weight what this sample counts; positive
   */
  public void add(float[] rows, int row, double reward, double weight) {
    if (!(weight > 0) || !Double.isFinite(weight)) {
      throw new IllegalArgumentException(
          "The weight (%s) of a sample must be positive and finite.".formatted(weight));
    }
    requireFinite(rows, row);
    revise(rows, row, reward, weight);
    var root = Math.sqrt(weight);
    for (var i = 0; i < width; i++) {
      scratch[i] = root * rows[row * width + i];
    }
    updateFactor(0);
  }

  /** Changes the reward of a sample that was added, with the same features and weight, by delta. */
  public void revise(float[] rows, int row, double delta, double weight) {
    if (!Double.isFinite(weight * delta)) {
      throw new IllegalArgumentException(
          "A weighted reward (%s × %s) must be finite.".formatted(weight, delta));
    }
    for (var i = 0; i < width; i++) {
      b[i] += weight * delta * rows[row * width + i];
    }
    solved = false;
  }

  /**
   * Says what one sample of today weighs: A ← A + (s′ − s)λI.
   *
   * @param scale s, at least what was said before, 1 at first
   */
  public void today(double scale) {
    if (!(scale >= this.scale) || !Double.isFinite(scale)) {
      throw new IllegalArgumentException(
          "The weight of a sample of today (%s) can't fall below that of yesterday (%s)."
              .formatted(scale, this.scale));
    }
    var root = Math.sqrt((scale - this.scale) * precision);
    for (var i = 0; i < width && root > 0; i++) {
      Arrays.fill(scratch, 0);
      scratch[i] = root;
      updateFactor(i);
    }
    this.scale = scale;
    solved = false;
  }

  /** L Lᵀ ← L Lᵀ + x xᵀ for the x in the scratch buffer, whose entries before {@code first} are 0. */
  private void updateFactor(int first) {
    for (var k = first; k < width; k++) {
      var x = scratch[k];
      if (x == 0) {
        continue;
      }
      var diagonal = k * (k + 1) / 2 + k;
      var l = factor[diagonal];
      var r = Math.hypot(l, x);
      var cosine = r / l;
      var sine = x / l;
      factor[diagonal] = r;
      for (var i = k + 1; i < width; i++) {
        var at = i * (i + 1) / 2 + k;
        factor[at] = (factor[at] + sine * scratch[i]) / cosine;
        scratch[i] = cosine * scratch[i] - sine * factor[at];
      }
    }
    solved = false;
  }

  /** θ̂; to be read only, and stale after the next sample. */
  double[] mean() {
    solve();
    return mean;
  }

  /** θ̂ᵀx of a candidate. */
  public double estimate(float[] rows, int row) {
    solve();
    var estimate = 0.0;
    for (var i = 0; i < width; i++) {
      estimate += mean[i] * rows[row * width + i];
    }
    return estimate;
  }

  /** √(s xᵀA⁻¹x): the standard deviation of θᵀx in units of σ. */
  public double deviation(float[] rows, int row) {
    return deviation(rows, row, scratch);
  }

  /** As above; whoever shares the posterior between threads brings a buffer of d numbers. */
  double deviation(float[] rows, int row, double[] buffer) {
    whiten(rows, row, buffer, 0);
    var squares = 0.0;
    for (var i = 0; i < width; i++) {
      squares += buffer[i] * buffer[i];
    }
    return Math.sqrt(squares);
  }

  /** Writes y = √s·L⁻¹x, so that the covariance of θᵀx and θᵀx′ is σ² yᵀy′. */
  void whiten(float[] rows, int row, double[] into, int at) {
    var root = Math.sqrt(scale);
    for (var i = 0; i < width; i++) {
      var start = i * (i + 1) / 2;
      var rest = root * rows[row * width + i];
      for (var k = 0; k < i; k++) {
        rest -= factor[start + k] * into[at + k];
      }
      into[at + i] = rest / factor[start + i];
    }
  }

  /** Draws θ ~ N(θ̂, σ² s A⁻¹) as θ̂ + σ√s·L⁻ᵀz. */
  void draw(double sigma, RandomGenerator random, double[] into) {
    solve();
    var spread = sigma * Math.sqrt(scale);
    for (var i = 0; i < width; i++) {
      into[i] = spread * random.nextGaussian();
    }
    solveTransposed(into);
    for (var i = 0; i < width; i++) {
      into[i] += mean[i];
    }
  }

  private void solve() {
    if (solved) {
      return;
    }
    for (var i = 0; i < width; i++) {
      var start = i * (i + 1) / 2;
      var rest = b[i];
      for (var k = 0; k < i; k++) {
        rest -= factor[start + k] * mean[k];
      }
      mean[i] = rest / factor[start + i];
    }
    solveTransposed(mean);
    solved = true;
  }

  /** Solves Lᵀ y = v in place. */
  private void solveTransposed(double[] v) {
    for (var i = width - 1; i >= 0; i--) {
      var start = i * (i + 1) / 2;
      v[i] /= factor[start + i];
      for (var k = 0; k < i; k++) {
        v[k] -= factor[start + k] * v[i];
      }
    }
  }

  private void requireFinite(float[] rows, int row) {
    for (var i = 0; i < width; i++) {
      if (!Float.isFinite(rows[row * width + i])) {
        throw new IllegalArgumentException(
            "Feature %d of candidate %d is %s, not finite."
                .formatted(i, row, rows[row * width + i]));
      }
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(width);
    out.writeDouble(precision);
    out.writeDouble(scale);
    for (var number : factor) {
      out.writeDouble(number);
    }
    for (var number : b) {
      out.writeDouble(number);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    var savedWidth = in.readInt();
    var savedPrecision = in.readDouble();
    if (savedWidth != width || savedPrecision != precision) {
      throw new IOException(
          "The file holds a posterior of width %d and precision %s, not of %d and %s: the configurations differ."
              .formatted(savedWidth, savedPrecision, width, precision));
    }
    scale = in.readDouble();
    for (var i = 0; i < factor.length; i++) {
      factor[i] = in.readDouble();
    }
    for (var i = 0; i < width; i++) {
      b[i] = in.readDouble();
    }
    solved = false;
  }
}
