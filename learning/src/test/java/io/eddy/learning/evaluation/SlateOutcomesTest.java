package io.eddy.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.learning.Tale;
import io.eddy.recommender.feedback.Outcome.Kind;
import io.eddy.recommender.feedback.Windows;
import io.eddy.recommender.reward.Prices;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What came of decisions, worked out by hand at the default prices. */
class SlateOutcomesTest {
  private static final String V = "v";
  private static final double HOUR = 3_600;

  @Test
  void tellsWhatEachPositionOfASlateEarned() {
    var tale =
        new Tale()
            .decided(V, "d1", 0)
            .seen(V, "d1", 0, 1)
            .seen(V, "d1", 1, 2)
            .disliked(V, "d1", 0, 5)
            .entered(V, "d1", 1, 10)
            .watched(V, 1, 30, 40)
            .left(V, 1, 60.0, 70)
            .liked(V, 1, 3, 60)
            .gave(V, 1, 300, 65);

    var slate = slates(tale).getFirst();

    assertThat(slate.kept()).isEqualTo("d1");
    assertThat(slate.examined(0)).isTrue();
    assertThat(slate.examined(2)).isFalse();
    assertThat(slate.chosen()).isEqualTo(1);
    assertThat(slate.entered(0)).isFalse();
    assertThat(slate.total(1, Kind.WATCH)).isEqualTo(60);
    assertThat(slate.total(1, Kind.SUCCESS)).isEqualTo(1);
    assertThat(slate.total(1, Kind.GIFT)).isEqualTo(300);
    assertThat(slate.reward(0)).isEqualTo(-.5);
    // enter .1, watch .5·ln(1 + 60/30), three likes at .2, gifts ln(1 + 300/100)
    var earned = .1 + .5 * Math.log(3) + .6 + Math.log(4);
    assertThat(slate.reward(1)).isEqualTo(earned, within(1e-12));
    assertThat(slate.reward()).isEqualTo(earned - .5, within(1e-12));
    assertThat(slate.settled()).isFalse();
  }

  @Test
  void tellsOfSlatesInTheOrderOfTheDecisionsOnceNothingCanBeAdded() {
    var tale = new Tale().decided(V, "d1", 0).decided("w", "d2", 60).seen("w", "d2", 0, 61);
    List<SlateOutcome<String>> told = new ArrayList<>();
    var outcomes = outcomes(told);
    // a decision counts for 2 h, its visit lasts 4 h at most, what follows counts for 30 min
    assertThat(outcomes.settling().toMinutes()).isEqualTo(390);

    tale.decided("x", "d3", 6.5 * HOUR).decided("x", "d4", 6.5 * HOUR + 1);
    tale.facts().forEach(outcomes::after);

    assertThat(told).extracting(SlateOutcome::kept).containsExactly("d1");
    assertThat(told.getFirst().settled()).isTrue();
    assertThat(told.getFirst().displayed()).isFalse();
    outcomes.end();
    assertThat(told).extracting(SlateOutcome::kept).containsExactly("d1", "d2", "d3", "d4");
    assertThat(told.get(1).displayed()).isTrue();
    assertThat(told.get(1).settled()).isFalse();
  }

  @Test
  void countsTheFirstEnterAsTheChoiceThoughItWasToldLater() {
    var tale =
        new Tale()
            .decided(V, "d1", 0)
            .entered(V, "d1", 2, 30)
            .left(V, 2, 5.0, 35)
            .entered(V, "d1", 0, 10);

    var slate = slates(tale).getFirst();

    assertThat(slate.chosen()).isZero();
    assertThat(slate.entered(2)).isTrue();
  }

  @Test
  void passesOverWhatIsNotKept() {
    var tale = new Tale().decided(V, "d1", 0).decided(V, "d2", 10).entered(V, "d2", 0, 20);
    List<SlateOutcome<String>> told = new ArrayList<>();
    var outcomes =
        new SlateOutcomes<String>(
            Windows.DEFAULT,
            Prices.DEFAULT,
            decision -> decision.decisionId().equals("d2") ? "second" : null,
            told::add);

    tale.facts().forEach(outcomes::after);
    outcomes.end();

    assertThat(told).extracting(SlateOutcome::kept).containsExactly("second");
    assertThat(told.getFirst().reward()).isEqualTo(.1);
  }

  private static List<SlateOutcome<String>> slates(Tale tale) {
    List<SlateOutcome<String>> told = new ArrayList<>();
    var outcomes = outcomes(told);
    tale.facts().forEach(outcomes::after);
    outcomes.end();
    return told;
  }

  private static SlateOutcomes<String> outcomes(List<SlateOutcome<String>> told) {
    return new SlateOutcomes<>(
        Windows.DEFAULT, Prices.DEFAULT, decision -> decision.decisionId(), told::add);
  }
}
