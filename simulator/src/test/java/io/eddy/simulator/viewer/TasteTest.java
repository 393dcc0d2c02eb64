package io.eddy.simulator.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.simulator.streamer.Streamers;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TasteTest {
  /** A gamma distribution of scale 1 has its shape for mean and variance. */
  @Test
  void drawsFromAGammaDistribution() {
    for (var shape : new double[] {.1, .9, 3}) {
      var random = new SplittableRandom(1);
      var draws = random.longs(200_000).mapToDouble(i -> Taste.gamma(shape, random)).toArray();
      var mean = Arrays.stream(draws).average().orElseThrow();
      var square = Arrays.stream(draws).map(x -> x * x).average().orElseThrow();
      assertThat(mean).isCloseTo(shape, within(.02 * (1 + shape)));
      assertThat(square - mean * mean).isCloseTo(shape, within(.06 * (1 + shape)));
    }
  }

  @Test
  void aViewerAlwaysLikesAStreamerAsMuch() {
    var streamers = Streamers.draw(50, new SplittableRandom(2));
    var taste = Taste.draw(new SplittableRandom(3));
    var same = Taste.draw(new SplittableRandom(3));
    streamers.forEach(each -> assertThat(taste.match(each)).isEqualTo(same.match(each)));
  }

  /** Category, tags and pair: mostly within ±3, and different viewers differ. */
  @Test
  void viewersDiffer() {
    var streamers = Streamers.draw(200, new SplittableRandom(2));
    var random = new SplittableRandom(4);
    var least = 0.0;
    var most = 0.0;
    for (var i = 0; i < 50; i++) {
      var taste = Taste.draw(random.split());
      for (var streamer : streamers) {
        least = Math.min(least, taste.match(streamer));
        most = Math.max(most, taste.match(streamer));
      }
    }
    assertThat(most).isBetween(1.5, 5.0);
    assertThat(least).isBetween(-5.0, -1.5);
  }
}
