package io.eddy.simulator.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ExaminationTest {
  @Test
  void looksOnUntilADrawStopsIt() {
    assertThat(Examination.depth(10, new Scripted().uniforms(.84, .84, .86))).isEqualTo(3);
    assertThat(Examination.depth(2, new Scripted().uniforms(.84))).isEqualTo(2);
    assertThat(Examination.depth(0, new Scripted())).isZero();
  }

  /** .15, .85·.15 = .1275 and the rest .7225 of three rooms. */
  @Test
  void knowsHowFarItLooks() {
    assertThat(Examination.probability(1, 3)).isCloseTo(.15, within(1e-9));
    assertThat(Examination.probability(2, 3)).isCloseTo(.1275, within(1e-9));
    assertThat(Examination.probability(3, 3)).isCloseTo(.7225, within(1e-9));
    assertThat(IntStream.rangeClosed(1, 10).mapToDouble(d -> Examination.probability(d, 10)).sum())
        .isCloseTo(1, within(1e-9));
  }
}
