package io.eddy.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CandidateSampleTest {

  @Test
  void everyCandidateOutsideTheSlateIsSampledAsOftenAsTheOthers() {
    var random = new SplittableRandom(3);
    var counts = new int[100];
    for (var i = 0; i < 10_000; i++) {
      var sample = CandidateSample.of(100, new int[] {7, 3}, false, random);
      assertThat(sample.rows()).hasSize(34).startsWith(7, 3);
      assertThat(sample.inclusion()).isEqualTo(32 / 98f);
      for (var row : sample.rows()) {
        counts[row]++;
      }
    }
    // 10,000·32/98 = 3265 ± 5.5·√(3265·66/98) = 258 over 98 rows: false alarm 4·10⁻⁶.
    for (var row = 0; row < 100; row++) {
      if (row == 7 || row == 3) {
        assertThat(counts[row]).isEqualTo(10_000);
      } else {
        assertThat((double) counts[row]).as("row %d", row).isCloseTo(3_265, within(258.0));
      }
    }
  }

  @Test
  void fewCandidatesAreAllLogged() {
    var sample = CandidateSample.of(5, new int[] {4, 0}, false, new SplittableRandom(1));
    assertThat(sample.rows()).containsExactly(4, 0, 1, 2, 3);
    assertThat(sample.inclusion()).isEqualTo(1);
    assertThat(CandidateSample.of(0, new int[0], false, new SplittableRandom(1)).rows()).isEmpty();
  }
}
