package io.eddy.simulator.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class GiftPricesTest {
  /** Shares add up in the order 1, 2, …: .439, .547, …; 82.3 % are at most 20. */
  @Test
  void drawsCheapGiftsByTheirShares() {
    assertThat(GiftPrices.draw(new Scripted().uniforms(.43))).isEqualTo(1);
    assertThat(GiftPrices.draw(new Scripted().uniforms(.54))).isEqualTo(2);
    assertThat(GiftPrices.draw(new Scripted().uniforms(.70))).isEqualTo(10);
  }

  /** 20 + 91 at the tail's median, 20 + 91·e^1.75 = 543.7 one deviation up. */
  @Test
  void drawsDearGiftsFromTheTail() {
    assertThat(GiftPrices.draw(new Scripted().uniforms(.95).normals(0))).isEqualTo(111);
    assertThat(GiftPrices.draw(new Scripted().uniforms(.95).normals(1))).isEqualTo(544);
    assertThat(GiftPrices.draw(new Scripted().uniforms(.95).normals(6))).isEqualTo(56_246);
  }

  /** KuaiLive: P90 88, P95 298, P99 1,488, mean 82.7. */
  @Test
  void hasThePublishedQuantiles() {
    var random = new SplittableRandom(1);
    var prices = random.longs(400_000).mapToDouble(i -> GiftPrices.draw(random)).sorted().toArray();
    assertThat(prices[360_000]).isCloseTo(88, within(10.0));
    assertThat(prices[380_000]).isCloseTo(298, within(45.0));
    assertThat(prices[396_000]).isCloseTo(1_488, within(150.0));
    var mean = Arrays.stream(prices).average().orElseThrow();
    assertThat(mean).isCloseTo(82.7, within(8.0));
    var logs = Arrays.stream(prices).map(Math::log1p).average().orElseThrow();
    assertThat(GiftPrices.MEAN_LOG).isCloseTo(logs, within(.01));
  }
}
