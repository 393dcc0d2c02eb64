package io.eddy.service.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.recommender.decision.Credit;
import io.eddy.recommender.decision.Expectation;
import io.eddy.recommender.decision.RoomRef;
import io.eddy.recommender.experiment.ArmLedger;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.feedback.Outcome;
import io.eddy.recommender.feedback.Outcome.Kind;
import io.eddy.recommender.reward.Prices;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Three viewers' accounts, added up by hand. */
class ArmFiguresBookTest {
  private static final Experiment EXPERIMENT =
      Experiment.of(List.of("learning", "popularity", "repeat"), 0);

  /** What entering and watching 30 s earns: .1 + .5·ln 2. */
  private static final double VISIT = .44657359;

  private static final Expectation EXPECTED = new Expectation(.25f, .2f, .5f, .1f, .4f, .2f);

  private static Outcome outcome(Kind kind, double before, double amount) {
    var room = new RoomRef("r1", "b1", "s1", null);
    return new Outcome(
        kind, new Credit("d", 0), room, 0, 0, before, amount, false, false, EXPECTED, null);
  }

  private static ArmLedger ledger() {
    var ledger = new ArmLedger(Prices.DEFAULT);
    for (var viewer : List.of("a1", "a2", "b1")) {
      var arm = viewer.startsWith("a") ? "learning" : "popularity";
      ledger.decided(viewer, arm);
      ledger.enter(viewer, arm, outcome(Kind.IMPRESSION, 0, 1));
      ledger.enter(viewer, arm, outcome(Kind.IMPRESSION, 1, 1));
      if (!viewer.equals("a2")) {
        ledger.enter(viewer, arm, outcome(Kind.ENTER, 0, 1));
        ledger.enter(viewer, arm, outcome(Kind.WATCH, Double.NaN, 10));
        ledger.enter(viewer, arm, outcome(Kind.WATCH, 10, 20));
        ledger.enter(viewer, arm, outcome(Kind.SUCCESS, 0, 1));
        ledger.enter(viewer, arm, outcome(Kind.LEFT, 0, 30));
      }
    }
    ledger.enter("a2", "learning", outcome(Kind.LIKE, 0, 3));
    return ledger;
  }

  @Test
  void addsUpWhatEachViewerEarned() {
    var totals = ledger().totals();

    assertThat(totals.get("a1").reward()).isCloseTo(VISIT, within(1e-8));
    assertThat(totals.get("a1").displayed()).isEqualTo(1);
    assertThat(totals.get("a1").successes()).isEqualTo(1);
    assertThat(totals.get("a1").measuredVisits()).isEqualTo(1);
    assertThat(totals.get("a1").watchSeconds()).isEqualTo(30);
    assertThat(totals.get("a2").reward()).isCloseTo(.6, within(1e-12));
  }

  @Test
  void paysNothingForWhatNoDecisionLedTo() {
    var ledger = new ArmLedger(Prices.DEFAULT);
    var room = new RoomRef("r1", "b1", "s1", null);

    var organic = new Outcome(Kind.GIFT, null, room, 0, 0, 0, 500, false, false, null, null);
    assertThat(ledger.enter("a1", "learning", organic)).isZero();
    assertThat(ledger.totals()).isEmpty();
  }

  /** A viewer's arm has not shown what the caller's own recommender has. */
  @Test
  void whatAnExternalPolicyShowedEarnsTheArmNothing() {
    var ledger = new ArmLedger(Prices.DEFAULT);
    var shown =
        new Outcome(
            Kind.ENTER,
            new Credit("d", 0),
            new RoomRef("r", "b", "s", null),
            0,
            0,
            0,
            1,
            false,
            false,
            EXPECTED,
            "external:mine");
    assertThat(ledger.enter("a1", "learning", shown)).isZero();
    assertThat(ledger.totals()).isEmpty();
  }

  @Test
  void forgetsTheAccountOfAViewerWhoIsRetired() {
    var ledger = ledger();
    ledger.retired("a1");

    assertThat(ledger.totals()).containsOnlyKeys("a2", "b1");
  }

  @Test
  void averagesOverViewersAndOverDisplayedDecisions() {
    var figures = ArmFiguresBook.figures(EXPERIMENT, ledger(), Map.of("learning", .3));

    var learning = figures.get("learning");
    assertThat(learning.viewers()).isEqualTo(2);
    assertThat(learning.displayed()).isEqualTo(2);
    // (VISIT + .6)/2
    assertThat(learning.rewardPerViewer()).isCloseTo(.52328680, within(1e-8));
    assertThat(learning.rewardPerDecision()).isCloseTo(.52328680, within(1e-8));
    assertThat(learning.recentRewardPerDecision()).isEqualTo(.3);
    assertThat(learning.averageWatchSeconds()).isEqualTo(30);
    assertThat(learning.successRate()).isEqualTo(.5);
    assertThat(figures.get("popularity").rewardPerViewer()).isCloseTo(VISIT, within(1e-8));
    assertThat(figures.get("popularity").successRate()).isEqualTo(1);
    assertThat(figures.get("repeat")).isEqualTo(new LiveMetrics.ArmFigures(0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void comparesTheFirstArmWithEachThatEarned() {
    var lifts = ArmFiguresBook.lifts(EXPERIMENT, ledger());

    assertThat(lifts).containsOnlyKeys("learning/popularity");
    var lift = lifts.get("learning/popularity");
    // .523287/.446574; the deviation of its logarithm is √(0.005885/2)/.523287 = 0.103661.
    assertThat(lift.value()).isCloseTo(1.17178178, within(1e-7));
    assertThat(lift.low()).isCloseTo(0.95633208, within(1e-7));
    assertThat(lift.high()).isCloseTo(1.43576961, within(1e-7));
  }

  @Test
  void givesRecentRewardPerDisplayedDecision() {
    var recent = new RecentReward();
    recent.add("learning", .5, 1);
    recent.add("learning", .25, 1);
    recent.add("learning", .75, 0);
    recent.add("popularity", 1, 0);

    assertThat(recent.perDecision()).isEqualTo(Map.of("learning", .75, "popularity", 0.0));
  }
}
