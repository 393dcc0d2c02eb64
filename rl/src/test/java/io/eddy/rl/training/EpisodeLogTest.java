package io.eddy.rl.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EpisodeLogTest {
  private final EpisodeLog log = new EpisodeLog();

  @Test
  void isSolvedWithTheWindowThatReachesTheThreshold() {
    // 50 episodes of 0, then of 10. The first window with a mean of 6 holds 40 of 0 and 60 of 10:
    // it
    // ends with episode 110, at step 1100.
    for (var i = 1; i <= 200; i++) {
      log.add(10L * i, i <= 50 ? 0 : 10, i > 50);
    }
    assertThat(log.solvedAt(6)).hasValue(1_100);
    assertThat(log.solvedAt(10)).hasValue(1_500);
    assertThat(log.solvedAt(10.1)).isEmpty();
    assertThat(log.solvedAt(Double.NaN)).isEmpty();
    assertThat(log.lastReturn()).isEqualTo(10);
    assertThat(log.successRate()).isEqualTo(.75);
  }

  @Test
  void needsAHundredEpisodesToBeSolved() {
    for (var i = 1; i <= 99; i++) {
      log.add(i, 500, true);
    }
    assertThat(log.solvedAt(475)).isEmpty();
    log.add(100, 500, true);
    assertThat(log.solvedAt(475)).hasValue(100);
  }

  @Test
  void takesTheMeanOfWhatIsThere() {
    assertThat(log.lastReturn()).isNaN();
    assertThat(log.successRate()).isNaN();
    log.add(5, 3, false);
    log.add(9, 4, true);
    assertThat(log.lastReturn()).isEqualTo(3.5);
  }
}
