package io.eddy.service.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.recommender.decision.CandidateLog;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.Drawing;
import io.eddy.recommender.decision.Expectation;
import io.eddy.recommender.decision.PolicyRef;
import io.eddy.recommender.decision.RoomRef;
import io.eddy.recommender.decision.SlateItem;
import io.eddy.service.telemetry.LiveMetrics.AgreementHour;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Agreement per hour, by hand. */
class ExternalBookTest {
  private static final long HOUR = 3_600_000;

  private final ExternalBook book = new ExternalBook();

  /** Three rooms, the first two shown, with Eddy's scores of all. */
  private static Decision decision(String policy, long time, float... scores) {
    var items = new ArrayList<SlateItem>();
    for (var j = 0; j < 2; j++) {
      items.add(
          new SlateItem(
              new RoomRef("r" + j, "b", "s" + j, null),
              j,
              j,
              scores[j],
              Double.NaN,
              3 - j,
              false,
              "because",
              new Expectation(0, 0, 0, 0, 0, 0)));
    }
    return new Decision(
        "d",
        "v",
        "home",
        "learning",
        new PolicyRef(policy, 0, "f", "s"),
        time,
        null,
        null,
        null,
        null,
        0,
        false,
        Drawing.none(50, 50, 1),
        items,
        new CandidateLog(
            List.of("r0", "r1", "r2"),
            new byte[3],
            new int[] {0, 1, 2},
            1,
            scores,
            new short[0],
            new short[0],
            new short[] {0, 1, 2},
            new short[] {-1, -1, -1}));
  }

  @Test
  void averagesAgreementOverTheDecisionsOfAnHour() {
    // would show 0, 1: the same, in the same order
    book.decided(decision("external:a", 5 * HOUR, 3, 2, 1));
    // would show 2, 1: one of two in common, 1 before 0
    book.decided(decision("external:a", 5 * HOUR + 1, 1, 2, 3));
    // would show 2, 0: one of two in common, nothing to order among equal scores
    book.decided(decision("external:a", 5 * HOUR + 2, 1, 1, 3));
    book.decided(decision("external:a", 7 * HOUR, 3, 2, 1));

    var figures = book.figures().get("external:a");
    assertThat(figures.decisions()).isEqualTo(4);
    assertThat(figures.withPropensities()).isZero();
    assertThat(figures.hours()).extracting(AgreementHour::decisions).containsExactly(1L, 3L);
    var fifth = figures.hours().getLast();
    assertThat(fifth.hour().toEpochMilli()).isEqualTo(5 * HOUR);
    assertThat(fifth.sameFirst()).isEqualTo(1 / 3.0);
    assertThat(fifth.overlapAt10()).isEqualTo(2 / 3.0);
    assertThat(fifth.kendallTau()).isEqualTo(0); // of 1 and −1
  }

  @Test
  void keepsTheLastDay() {
    for (var hour = 100; hour < 150; hour++) {
      book.decided(decision("external:a", hour * HOUR, 3, 2, 1));
    }
    var hours = book.figures().get("external:a").hours();
    assertThat(hours).hasSize(24);
    assertThat(hours.getFirst().hour().toEpochMilli()).isEqualTo(149 * HOUR);
    assertThat(hours.getLast().hour().toEpochMilli()).isEqualTo(126 * HOUR);
    // a day later the ring holds hours that are too old
    book.decided(decision("external:a", 160 * HOUR, 3, 2, 1));
    assertThat(book.figures().get("external:a").hours()).hasSize(14);
  }

  @Test
  void followsEightNamesAndAFurtherOneOnlyInThePlaceOfASilentOne() {
    for (var i = 0; i < 8; i++) {
      assertThat(book.decided(decision("external:" + i, i * HOUR, 3, 2, 1))).isTrue();
    }
    assertThat(book.decided(decision("external:x", 8 * HOUR, 3, 2, 1))).isFalse();
    assertThat(book.figures()).hasSize(8).doesNotContainKey("external:x");
    // external:0 was heard last in hour 0
    assertThat(book.decided(decision("external:x", 24 * HOUR, 3, 2, 1))).isTrue();
    assertThat(book.figures()).hasSize(8).doesNotContainKey("external:0");
  }
}
