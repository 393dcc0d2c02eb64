package io.eddy.rl.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.eddy.rl.linear.LeastSquares;
import io.eddy.rl.linear.Prior;
import io.eddy.rl.random.SplitMix64;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LinearPosteriorTest {

  private static final int WIDTH = 7;
  private static final double RIDGE = .7;

  private static float[] gaussians(int count, SplittableRandom random) {
    var features = new float[count];
    for (var i = 0; i < count; i++) {
      features[i] = random.nextInt(4) == 0 ? 0 : (float) random.nextGaussian();
    }
    return features;
  }

  private static double[] widened(float[] features) {
    var wide = new double[features.length];
    for (var i = 0; i < wide.length; i++) {
      wide[i] = features[i];
    }
    return wide;
  }

  /** Σ xᵢyᵢ: the variance xᵀA⁻¹x when A⁻¹x is given. */
  private static double product(double[] x, double[] y) {
    var product = 0.0;
    for (var i = 0; i < x.length; i++) {
      product += x[i] * y[i];
    }
    return product;
  }

  @Test
  void oneFeatureByHand() {
    // A = 1 + 2² = 5, b = 2·3 = 6: θ̂ = 1.2, and the deviation of x = 2 is 2/√5.
    var posterior = new LinearPosterior(1, 1);
    posterior.add(new float[] {2}, 0, 3, 1);

    assertThat(posterior.estimate(new float[] {1}, 0)).isCloseTo(1.2, within(1e-15));
    assertThat(posterior.deviation(new float[] {2}, 0)).isCloseTo(2 / Math.sqrt(5), within(1e-15));
  }

  @Test
  void isTheBatchRidgeRegressionOfTheSameSamples() {
    var random = new SplittableRandom(1);
    var posterior = new LinearPosterior(WIDTH, RIDGE);
    var prior = Prior.zero(WIDTH, RIDGE);
    var batch = new LeastSquares(prior);
    for (var n = 0; n < 2_000; n++) {
      var x = gaussians(WIDTH, random);
      var reward = random.nextGaussian();
      var weight = Math.pow(2, n / 300.0);
      posterior.add(x, 0, reward, weight);
      batch.add(widened(x), reward, weight);
      if (n == 1_000) {
        posterior.today(weight);
      }
    }
    var scale = Math.pow(2, 2_000 / 300.0);
    posterior.today(scale);

    assertThat(posterior.mean()).containsExactly(batch.solve(scale), within(1e-12));
    for (var n = 0; n < 20; n++) {
      var x = gaussians(WIDTH, random);
      var inverse = batch.gram().solve(prior, scale, widened(x));
      assertThat(posterior.deviation(x, 0))
          .isCloseTo(Math.sqrt(scale * product(widened(x), inverse)), within(1e-12));
    }
  }

  @Test
  void lateRewardsAreThoseInTime() {
    // Features and rewards are eighths and weights powers of two, so that sums are exact.
    var random = new SplittableRandom(2);
    var inTime = new LinearPosterior(WIDTH, 1);
    var late = new LinearPosterior(WIDTH, 1);
    var rows = new float[200 * WIDTH];
    for (var i = 0; i < rows.length; i++) {
      rows[i] = (random.nextInt(17) - 8) / 8f;
    }
    for (var row = 0; row < 200; row++) {
      inTime.add(rows, row, row % 5 / 8.0, 1 << row % 3);
      late.add(rows, row, 0, 1 << row % 3);
    }
    for (var row = 199; row >= 0; row--) {
      late.revise(rows, row, row % 5 / 8.0, 1 << row % 3);
    }

    assertThat(late.mean()).containsExactly(inTime.mean());
  }

  @Test
  void drawsHaveTheCovarianceThatItStates() {
    var posterior = new LinearPosterior(3, 1);
    var random = new SplittableRandom(3);
    var rows = gaussians(12, random);
    for (var row = 0; row < 4; row++) {
      posterior.add(rows, row, row, 1);
    }
    posterior.today(2);
    var generator = new SplitMix64(4);
    var theta = new double[3];
    var x = new float[] {1, -2, .5f};
    var draws = 200_000;
    var sum = 0.0;
    var squares = 0.0;
    for (var n = 0; n < draws; n++) {
      posterior.draw(.5, generator, theta);
      var score = product(theta, widened(x));
      sum += score;
      squares += score * score;
    }
    var mean = sum / draws;
    var variance = squares / draws - mean * mean;
    var expected = .25 * Math.pow(posterior.deviation(x, 0), 2);

    // Standard errors of a mean, σ/√n, and of a variance, σ²√(2/n); five of them.
    assertThat(mean).isCloseTo(posterior.estimate(x, 0), within(5 * Math.sqrt(expected / draws)));
    assertThat(variance).isCloseTo(expected, within(5 * expected * Math.sqrt(2.0 / draws)));
  }

  @Test
  void loadedPosteriorGoesOnBitForBit() throws IOException {
    var rows = gaussians(100 * WIDTH, new SplittableRandom(5));
    var whole = new LinearPosterior(WIDTH, RIDGE);
    var first = new LinearPosterior(WIDTH, RIDGE);
    var second = new LinearPosterior(WIDTH, RIDGE);
    for (var row = 0; row < 100; row++) {
      whole.add(rows, row, row, 1);
      (row < 50 ? first : second).add(rows, row, row, 1);
      if (row == 49) {
        second.load(saved(first));
      }
    }

    assertThat(second.mean()).containsExactly(whole.mean());
    assertThat(second.deviation(rows, 3)).isEqualTo(whole.deviation(rows, 3));
  }

  @Test
  void posteriorOfAnotherConfigurationIsRefused() throws IOException {
    var in = saved(new LinearPosterior(WIDTH, RIDGE));
    assertThatThrownBy(() -> new LinearPosterior(WIDTH, 1).load(in))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("width 7 and precision 0.7, not of 7 and 1.0");
  }

  @Test
  void copyDoesNotFollow() {
    var posterior = new LinearPosterior(1, 1);
    posterior.add(new float[] {1}, 0, 2, 1);
    var copy = posterior.copy();
    posterior.add(new float[] {1}, 0, 5, 1);

    assertThat(copy.estimate(new float[] {1}, 0)).isCloseTo(1, within(1e-15)); // 2/(1 + 1)
  }

  @Test
  void whatCannotBeIsRefused() {
    var posterior = new LinearPosterior(2, 1);
    assertThatThrownBy(() -> posterior.add(new float[] {1, Float.NaN}, 0, 1, 1))
        .hasMessage("Feature 1 of candidate 0 is NaN, not finite.");
    assertThatThrownBy(() -> posterior.add(new float[] {1, 1}, 0, 1, 0))
        .hasMessage("The weight (0.0) of a sample must be positive and finite.");
    assertThatThrownBy(() -> posterior.today(.5))
        .hasMessage(
            "The weight of a sample of today (0.5) can't fall below that of yesterday (1.0).");
    assertThatThrownBy(() -> new LinearPosterior(0, 1))
        .hasMessageContaining("describe each action by a row");
    assertThat(posterior.mean()).containsExactly(0, 0);
  }

  @Test
  void learningAllocatesNothing() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var posterior = new LinearPosterior(WIDTH, RIDGE);
    var rows = gaussians(10 * WIDTH, new SplittableRandom(6));
    learn(posterior, rows, 20_000);
    var before = threads.getCurrentThreadAllocatedBytes();
    learn(posterior, rows, 20_000);
    var allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated).isLessThan(20_000); // less than a byte a sample: the asking itself
  }

  private static void learn(LinearPosterior posterior, float[] rows, int samples) {
    for (var n = 0; n < samples; n++) {
      posterior.add(rows, n % 10, posterior.estimate(rows, n % 10) + 1, 1);
      posterior.deviation(rows, n % 10);
    }
  }

  private static DataInputStream saved(LinearPosterior posterior) throws IOException {
    var bytes = new ByteArrayOutputStream();
    posterior.save(new DataOutputStream(bytes));
    return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
  }
}
