package io.eddy.simulator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LatenciesTest {
  /** 2,000 calls of 1 to 2,000 ms, the slowest first: nearest ranks 1,000 and 1,980. */
  @Test
  void takesPercentilesByNearestRank() {
    var latencies = new Latencies();
    for (var millis = 2_000L; millis >= 1; millis--) {
      latencies.add(millis * 1_000_000);
    }
    assertThat(latencies.summary()).isEqualTo(new LatencySummary(2_000, 1_000, 1_980, 2_000));
  }

  @Test
  void hasNothingToSayOfNoCalls() {
    assertThat(new Latencies().summary()).isEqualTo(new LatencySummary(0, 0, 0, 0));
  }
}
