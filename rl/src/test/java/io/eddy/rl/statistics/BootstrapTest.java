package io.eddy.rl.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static Bootstrap bootstrap(double level) {
    return new Bootstrap(2_000, level, new SplittableRandom(1));
  }

  @Test
  void findsThePercentilesOfTwoUnits() {
    // Means of two draws from {0, 1}: 0 with ¼, ½ with ½, 1 with ¼. Cutting 2.5 % at each end
    // leaves
    // [0, 1]; cutting 40 % leaves [½, ½].
    assertThat(bootstrap(.95).mean(new double[] {0, 1})).isEqualTo(new Interval(0, 1));
    assertThat(bootstrap(.2).mean(new double[] {0, 1})).isEqualTo(new Interval(.5, .5));
  }

  @Test
  void dividesMeansOfTwoGroups() {
    assertThat(bootstrap(.95).ratioOfMeans(new double[] {3, 3}, new double[] {2, 2, 2}))
        .isEqualTo(new Interval(1.5, 1.5));
    // Control {0, 1}: a quarter of its resamples is 0 and counts as +∞, a quarter is 1.
    assertThat(bootstrap(.95).ratioOfMeans(new double[] {3, 3}, new double[] {0, 1}))
        .isEqualTo(new Interval(3, Double.POSITIVE_INFINITY));
  }

  @Test
  void takesAnyStatistic() {
    assertThat(bootstrap(.95).of(new double[] {5, 5, 5, 5}, InterquartileMean::of))
        .isEqualTo(new Interval(5, 5));
  }

  @Test
  void seedReproducesTheInterval() {
    var values = new SplittableRandom(2).doubles(50).toArray();
    var same = bootstrap(.95).mean(values);

    assertThat(bootstrap(.95).mean(values)).isEqualTo(same);
    assertThat(new Bootstrap(2_000, .95, new SplittableRandom(3)).mean(values)).isNotEqualTo(same);
  }

  @Test
  void coversTheTrueMeanAsOftenAsItSays() {
    // 400 samples of 100 exponentials with mean 1. The percentile interval of a skewed mean covers
    // a
    // little less than 95 %; the count's standard error is 1.1 %, so .90 to .98 holds it by 3 of
    // them.
    var random = new SplittableRandom(4);
    var bootstrap = new Bootstrap(2_000, .95, random);
    var covered = 0;
    for (var trial = 0; trial < 400; trial++) {
      var sample = random.doubles(100).map(u -> -Math.log1p(-u)).toArray();
      covered += bootstrap.mean(sample).contains(1) ? 1 : 0;
    }
    assertThat(covered / 400.0).isBetween(.90, .98);
  }

  @Test
  void coversTheTrueRatioAsOftenAsItSays() {
    // Viewers' rewards 1.5·E and E, E exponential: the ratio of means is 1.5.
    var random = new SplittableRandom(5);
    var bootstrap = new Bootstrap(2_000, .95, random);
    var covered = 0;
    for (var trial = 0; trial < 400; trial++) {
      var treated = random.doubles(100).map(u -> -1.5 * Math.log1p(-u)).toArray();
      var control = random.doubles(100).map(u -> -Math.log1p(-u)).toArray();
      covered += bootstrap.ratioOfMeans(treated, control).contains(1.5) ? 1 : 0;
    }
    assertThat(covered / 400.0).isBetween(.90, .98);
  }

  @Test
  void refusesTooFewResamplesAndControlsWithoutReward() {
    assertThatThrownBy(() -> new Bootstrap(1_999, .95, new SplittableRandom(1)))
        .hasMessage("Need at least 2000 resamples (1999) and a level (0.95) in (0, 1).");
    assertThatThrownBy(() -> bootstrap(.95).ratioOfMeans(new double[] {1}, new double[] {0}))
        .hasMessage("A ratio needs a positive control mean (0.0).");
    assertThatThrownBy(() -> bootstrap(.95).mean(new double[0]))
        .hasMessage("A bootstrap needs at least one unit.");
  }
}
