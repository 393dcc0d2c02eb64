package io.eddy.recommender.slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Agreement by hand; the rooms shown are the rows 0, 1, … */
class AgreementTest {
  private static final short[] EACH_ITS_OWN = {0, 1, 2, 3};
  private static final short[] NONE = {-1, -1, -1, -1};

  @Test
  void countsPairsInTheSameOrderAgainstThoseInTheOpposite() {
    assertThat(Agreement.tau(new float[] {4, 3, 2, 1})).isEqualTo(1);
    assertThat(Agreement.tau(new float[] {1, 2, 3, 4})).isEqualTo(-1);
    // of 6 pairs (3,4) alone is in the opposite order: (5 − 1)/6
    assertThat(Agreement.tau(new float[] {3, 4, 2, 1})).isCloseTo(2 / 3.0, within(1e-12));
    // 4 above 1, 4 above 3, 4 above 2; 1 below 3, 1 below 2; 3 above 2: (4 − 2)/6
    assertThat(Agreement.tau(new float[] {4, 1, 3, 2})).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void equalScoresShrinkTheScale() {
    // 3 pairs, one of them equal, two in the same order: 2/√(3·2)
    assertThat(Agreement.tau(new float[] {2, 1, 1})).isCloseTo(2 / Math.sqrt(6), within(1e-12));
    assertThat(Agreement.tau(new float[] {1, 1, 1})).isNaN();
    assertThat(Agreement.tau(new float[] {1})).isNaN();
    assertThat(Agreement.tau(new float[0])).isNaN();
  }

  @Test
  void overlapsInTheFirstTenOfBoth() {
    var scores = new float[20];
    // 3 shown: of {0, 1, 2} Eddy has 0 and 2 among {2, 0, 5}
    assertThat(Agreement.of(3, new int[] {2, 0, 5}, scores))
        .returns(false, Agreement::first)
        .returns(2 / 3.0, Agreement::overlap);
    // 12 shown, the first ten are 0 … 9; Eddy has 0 … 4 and 10 … 14 among its first ten
    var would = new int[] {0, 1, 2, 3, 4, 10, 11, 12, 13, 14, 5, 6};
    assertThat(Agreement.of(12, would, scores))
        .returns(true, Agreement::first)
        .returns(.5, Agreement::overlap);
    // caps left Eddy one room only, which was shown
    assertThat(Agreement.of(3, new int[] {1}, scores).overlap()).isEqualTo(1);
  }

  @Test
  void theGreedySlateTakesTheBestThatCapsAllow() {
    var scores = new float[] {1, 4, 3, 2};
    assertThat(GreedySlate.rows(scores, EACH_ITS_OWN, NONE, Caps.NONE, 3)).containsExactly(1, 2, 3);
    // rows 1 and 2 are of one streamer
    assertThat(GreedySlate.rows(scores, new short[] {0, 1, 1, 3}, NONE, new Caps(1, 50), 3))
        .containsExactly(1, 3, 0);
    // rows 1, 2 and 3 are of one category, which has two places
    assertThat(
            GreedySlate.rows(scores, EACH_ITS_OWN, new short[] {-1, 1, 1, 1}, new Caps(50, 2), 4))
        .containsExactly(1, 2, 0);
  }

  @Test
  void ofEqualScoresTheRoomThatWasShownComesFirst() {
    assertThat(GreedySlate.rows(new float[] {1, 2, 2, 1}, EACH_ITS_OWN, NONE, Caps.NONE, 4))
        .containsExactly(1, 2, 0, 3);
  }
}
