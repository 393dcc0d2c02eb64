package io.eddy.service.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.recommender.decision.CandidateLog;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.Drawing;
import io.eddy.recommender.decision.Expectation;
import io.eddy.recommender.decision.PolicyRef;
import io.eddy.recommender.decision.RoomRef;
import io.eddy.recommender.decision.SlateItem;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The mean weight of the uniform policy is 1 where propensities are those of the draw. */
class PropensityCheckTest {
  private static final int FEASIBLE = 4;
  private static final double[] POLICY = {.55, .15, .15, .15};

  /** A decision with these propensities at its positions, of four feasible rooms each. */
  private static Decision decision(double... propensities) {
    var items = new ArrayList<SlateItem>();
    for (var j = 0; j < propensities.length; j++) {
      items.add(
          new SlateItem(
              new RoomRef("r" + j, "b", "s", null),
              j,
              j,
              0,
              Math.log(propensities[j]),
              FEASIBLE,
              false,
              "because",
              new Expectation(0, 0, 0, 0, 0, 0)));
    }
    return new Decision(
        "d",
        "v",
        "home",
        "learning",
        new PolicyRef("slate-q", 0, "f", "s"),
        0,
        null,
        null,
        null,
        null,
        0,
        false,
        new Drawing(.05, .02, 50, 50, 1),
        items,
        new CandidateLog(
            List.of(), new byte[0], new int[0], 1, new float[0], new short[0], new short[0]));
  }

  /** Draws from the policy and logs each propensity as if it were so many times as large. */
  private static PropensityCheck drawn(int decisions, double lie) {
    var random = new SplittableRandom(1);
    var check = new PropensityCheck();
    for (var i = 0; i < decisions; i++) {
      var u = random.nextDouble();
      var drawn = u < .55 ? 0 : 1;
      check.decided(decision(POLICY[drawn] * lie));
    }
    return check;
  }

  @Test
  void averagesTheWeightOfEachPosition() {
    var check = new PropensityCheck();
    check.decided(decision(.25, .125));
    assertThat(check.positions()).as("one decision has no interval").isEmpty();

    check.decided(decision(.5));
    check.decided(decision(1, .125));

    // ¼/¼ = 1, ¼/½ = ½ and ¼/1 = ¼ at position 0; twice ¼/⅛ = 2 at position 1.
    assertThat(check.positions())
        .extracting(LiveMetrics.PositionWeight::position)
        .containsExactly(0, 1);
    assertThat(check.positions().getFirst().meanWeight()).isCloseTo(1.75 / 3, within(1e-12));
    assertThat(check.positions().getFirst().low()).isLessThan(1.75 / 3);
    assertThat(check.positions().getLast().meanWeight()).isCloseTo(2, within(1e-12));
  }

  @Test
  void isSilentWherePropensitiesAreThoseOfTheDraw() {
    var check = drawn(20_000, 1);

    assertThat(check.alarm()).isFalse();
    var position = check.positions().getFirst();
    assertThat(1.0).isBetween(position.low(), position.high());
    assertThat(position.high() - position.low()).isLessThan(.05);
  }

  @Test
  void alarmsWherePropensitiesAreTooLargeOrTooSmall() {
    assertThat(drawn(5_000, 1.2).alarm()).isTrue();
    assertThat(drawn(5_000, .85).alarm()).isTrue();
  }

  @Test
  void waitsForAThousandDecisions() {
    assertThat(drawn(999, 3).alarm()).isFalse();
    assertThat(drawn(1_000, 3).alarm()).isTrue();
  }
}
