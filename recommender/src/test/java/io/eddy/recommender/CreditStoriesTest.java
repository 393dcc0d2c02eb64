package io.eddy.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.feedback.Outcome;
import io.eddy.recommender.feedback.Outcome.Kind;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which decision and position an event is credited to, and what that pays at the default prices. */
class CreditStoriesTest {

  @Test
  void anEnterWithoutImpressionsExaminesUpToItsPosition() {
    var story = new Story().decided("d1", 0, "r1", "r2", "r3", "r4").enter(5, "r3", "v1", "d1");

    assertThat(story.lines())
        .containsExactly(
            "IMPRESSION d1/0 1.0", "IMPRESSION d1/1 1.0", "IMPRESSION d1/2 1.0", "ENTER d1/2 1.0");
  }

  @Test
  void anEnterAfterImpressionsExaminesItsPositionAlone() {
    var story =
        new Story()
            .decided("d1", 0, "r1", "r2", "r3")
            .impression(1, "r1", "d1")
            .impression(1, "r1", "d1")
            .enter(5, "r3", "v1", "d1");

    assertThat(story.lines())
        .containsExactly("IMPRESSION d1/0 1.0", "IMPRESSION d1/2 1.0", "ENTER d1/2 1.0");
  }

  @Test
  void everyEnterOfASlateWithoutImpressionsExaminesUpToItsPosition() {
    var story =
        new Story()
            .decided("d1", 0, "r1", "r2", "r3", "r4", "r5")
            .enter(5, "r2", "v1", "d1")
            .enter(50, "r5", "v2", "d1");

    assertThat(story.of(Kind.IMPRESSION))
        .extracting(o -> Objects.requireNonNull(o.credit()).position())
        .containsExactly(0, 1, 2, 3, 4);
    assertThat(story.viewer().profile().session().unanswered()).isZero();
  }

  @Test
  void aDecisionIsCreditedForTwoHours() {
    var inside = new Story().decided("d1", 0, "r1").enter(7200, "r1", "v1", "d1");
    var outside = new Story().decided("d1", 0, "r1").enter(7200.001, "r1", "v1", "d1");
    var seen =
        new Story()
            .decided("d1", 0, "r1")
            .impression(7000, "r1", "d1")
            .enter(7300, "r1", "v", null);
    var late = new Story().decided("d1", 0, "r1").impression(19_800, "r1", "d1");

    assertThat(inside.lines()).endsWith("ENTER d1/0 1.0");
    assertThat(outside.lines()).containsExactly("ENTER organic 1.0");
    assertThat(seen.lines()).endsWith("ENTER organic 1.0");
    assertThat(late.lines()).isEmpty();
  }

  @Test
  void aVisitThatGoesOnKeepsItsCredit() {
    var story =
        new Story()
            .decided("d1", 0, "r1")
            .enter(7200, "r1", "v1", "d1")
            .like(9000, "r1", "v1", 1)
            .leave(9100, "r1", "v1", 1900.0);

    assertThat(story.lines())
        .endsWith("LIKE d1/0 1.0", "WATCH d1/0 1900.0", "SUCCESS d1/0 1.0", "LEFT d1/0 1900.0");
  }

  @Test
  void theImpressionOfAnotherPositionIsNoneOfThisRoom() {
    var story =
        new Story()
            .decided("d1", 0, "r1", "r2")
            .impression(0, "r1", "d1")
            .impression(1700, "r2", "d1")
            .enter(1900, "r1", "v1", null);
    assertThat(story.lines()).endsWith("ENTER organic 1.0");
  }

  @Test
  void anImpressionThatRepeatsIsTheLastOne() {
    var story =
        new Story()
            .decided("d1", 0, "r1")
            .impression(0, "r1", "d1")
            .impression(1700, "r1", "d1")
            .enter(1900, "r1", "v1", null);
    assertThat(story.lines()).containsExactly("IMPRESSION d1/0 1.0", "ENTER d1/0 1.0");
  }

  @Test
  void anImpressionAfterTheEventLedToNothing() {
    var story =
        new Story().decided("d1", 0, "r1").impression(100, "r1", "d1").enter(50, "r1", "v1", null);
    var again =
        new Story()
            .decided("d1", 0, "r1")
            .impression(10, "r1", "d1")
            .impression(100, "r1", "d1")
            .enter(50, "r1", "v1", null);

    assertThat(story.lines()).endsWith("ENTER organic 1.0");
    assertThat(again.lines()).endsWith("ENTER d1/0 1.0");
  }

  @Test
  void theEndOfASessionLetsGoOfWhatCanNoLongerBeCredited() {
    var story =
        new Story()
            .decided("d1", 0, "r1")
            .enter(10, "r1", "v1", "d1")
            .decided("d2", 7000, "r2")
            .leave(7100, "r1", "v1", 7090.0);
    story.fact(new Fact.SessionEnded(Story.VIEWER, Story.at(8900)));
    // d1 is older than 2 hours, but gifts for its visit are waited for until 7100 + 1800 = 8900.
    assertThat(story.viewer().feedback().decisions().newestFirst()).hasSize(2);

    story.fact(new Fact.SessionEnded(Story.VIEWER, Story.at(8900.001)));
    assertThat(story.viewer().feedback().decisions().find("d1")).isNull();
    assertThat(story.viewer().feedback().decisions().find("d2")).isNotNull();
  }

  @Test
  void servedPositionsAreDisplayedAtOnce() {
    var story = new Story().served("d1", 0, 2, "r1", "r2", "r3");

    assertThat(story.lines()).containsExactly("IMPRESSION d1/0 1.0", "IMPRESSION d1/1 1.0");
    assertThat(story.viewer().profile().session().unanswered()).isEqualTo(1);
  }

  @Test
  void servedDepthIsBoundedByTheSlate() {
    assertThat(new Story().served("d1", 0, 10, "r1", "r2").of(Kind.IMPRESSION)).hasSize(2);
  }

  @Test
  void twoEntersFromOneSlateAreTwoChoicesAndOnePriceEach() {
    var story =
        new Story()
            .decided("d1", 0, "r1", "r2")
            .enter(5, "r1", "v1", "d1")
            .enter(20, "r2", "v2", "d1")
            .enter(40, "r1", "v3", "d1");

    assertThat(story.of(Kind.ENTER)).hasSize(3);
    // Positions 0 and 1 pay .1 each; the third enter is the second one of position 0.
    assertThat(story.reward("d1")).isCloseTo(.2, within(1e-12));
    assertThat(story.viewer().profile().counts().visits()).isEqualTo(3);
  }

  @Test
  void feedbackWithoutIdBelongsToTheLastImpressionWithin30Minutes() {
    var inside = new Story().decided("d1", 0, "r1").impression(0, "r1", "d1");
    inside.enter(1800, "r1", "v1", null);
    var outside = new Story().decided("d1", 0, "r1").impression(0, "r1", "d1");
    outside.enter(1800.001, "r1", "v1", null);

    assertThat(inside.lines()).endsWith("ENTER d1/0 1.0");
    assertThat(outside.lines()).endsWith("ENTER organic 1.0");
  }

  @Test
  void theLastOfSeveralImpressionsCounts() {
    var story =
        new Story()
            .decided("d1", 0, "r1")
            .impression(1, "r1", "d1")
            .decided("d2", 10, "r2", "r1")
            .impression(11, "r1", "d2")
            .enter(20, "r1", "v1", null);

    assertThat(story.lines()).endsWith("ENTER d2/1 1.0");
  }

  @Test
  void anUndisplayedDecisionGetsNoCreditForFeedbackWithoutId() {
    var story = new Story().decided("d1", 0, "r1").enter(5, "r1", "v1", null);
    assertThat(story.lines()).containsExactly("ENTER organic 1.0");
  }

  @Test
  void anUnknownDecisionIsOrganic() {
    var story =
        new Story()
            .decided("d1", 0, "r1")
            .impression(1, "r1", "d1")
            .enter(5, "r1", "v1", "dX")
            .enter(6, "r2", "v2", "d1"); // r2 is not in d1
    assertThat(story.of(Kind.ENTER)).extracting(Outcome::credit).containsOnlyNulls();
  }

  @Test
  void aDislikeOfAnUnknownDecisionIsOrganic() {
    var story = new Story().decided("d1", 0, "r1").impression(1, "r1", "d1").dislike(5, "r1", "dX");
    assertThat(story.lines()).endsWith("DISLIKE organic 1.0");
  }

  @Test
  void aDislikeFromTheSlateExaminesAndPaysOnce() {
    var story =
        new Story().decided("d1", 0, "r1", "r2").dislike(3, "r2", "d1").dislike(4, "r2", "d1");

    assertThat(story.lines())
        .containsExactly("IMPRESSION d1/1 1.0", "DISLIKE d1/1 1.0", "DISLIKE d1/1 1.0");
    assertThat(story.reward("d1")).isCloseTo(-.5, within(1e-12));
  }

  @Test
  void aGiftCountsForItsVisitUntil30MinutesAfterTheClose() {
    var story =
        new Story()
            .decided("d1", 0, "r1")
            .enter(0, "r1", "v1", "d1")
            .leave(100, "r1", "v1", 100.0)
            .gift(1900, "r1", "v1", 900)
            .gift(1900.001, "r1", "v1", 900);

    assertThat(story.of(Kind.GIFT)).extracting(Outcome::before).containsExactly(0.0, 0.0);
    assertThat(story.lines()).endsWith("GIFT d1/0 900.0", "GIFT organic 900.0");
    // .1 + .5·ln(1 + 100/30) + ln(1 + 900/100) = .1 + .733169 + 2.302585
    assertThat(story.reward("d1")).isCloseTo(3.135754, within(1e-6));
  }

  @Test
  void aGiftAfterALongVisitCountsThoughAnotherDecisionWasMade() {
    // Entered at 0 and left at 9,000 (2.5 h); d2 is made before the gift, 300 s after the close.
    var story =
        new Story()
            .decided("d1", 0, "r1")
            .enter(0, "r1", "v1", "d1")
            .leave(9000, "r1", "v1", 9000.0)
            .decided("d2", 9010, "r2")
            .gift(9300, "r1", "v1", 900);

    assertThat(story.lines()).endsWith("GIFT d1/0 900.0");
  }

  @Test
  void theDecisionOfAVisitThatGoesOnIsNeverCrowdedOut() {
    var story = new Story().decided("d0", 0, "r1").enter(1, "r1", "v1", "d0");
    for (var i = 1; i <= 20; i++) {
      story.decided("d" + i, 1 + i, "r2");
    }
    story.like(30, "r1", "v1", 1);

    assertThat(story.lines()).endsWith("LIKE d0/0 1.0");
    assertThat(story.viewer().feedback().decisions().newestFirst()).hasSize(16);
  }

  @Test
  void aLikeAfterTheCloseIsOrganic() {
    var story =
        new Story()
            .decided("d1", 0, "r1")
            .enter(0, "r1", "v1", "d1")
            .leave(100, "r1", "v1", 100.0)
            .like(100, "r1", "v1", 1)
            .like(100.001, "r1", "v1", 1);

    assertThat(story.lines()).endsWith("LIKE d1/0 1.0", "LIKE organic 1.0");
  }

  @Test
  void aFastLeaveCostsWhetherTheLengthComesBeforeOrAfterTheClose() {
    // .1 − .3 + .5·ln(1 + 2/30) = −.2 + .032269
    var measured =
        new Story().decided("d1", 0, "r1").enter(0, "r1", "v1", "d1").leave(2, "r1", "v1", 2.0);
    var late =
        new Story()
            .decided("d1", 0, "r1")
            .enter(0, "r1", "v1", "d1")
            .enter(2, "r2", "v2", null)
            .leave(2, "r1", "v1", 2.0);

    assertThat(measured.reward("d1")).isCloseTo(-.167731, within(1e-6));
    assertThat(late.reward("d1")).isCloseTo(-.167731, within(1e-6));
  }

  @Test
  void successIsOncePerDecisionAtThirtySeconds() {
    var story =
        new Story()
            .decided("d1", 0, "r1", "r2")
            .enter(0, "r1", "v1", "d1")
            .watch(29, "r1", "v1", 29);
    assertThat(story.of(Kind.SUCCESS)).isEmpty();

    story.watch(30, "r1", "v1", 30).enter(40, "r2", "v2", "d1").watch(80, "r2", "v2", 40);
    assertThat(story.of(Kind.SUCCESS)).hasSize(1);
  }

  @Test
  void aFollowBelongsToTheVisitOfThatStreamer() {
    var story =
        new Story()
            .decided("d1", 0, "r1")
            .enter(0, "r1", "v1", "d1")
            .follow(5, "s1", null)
            .follow(6, "s1", null);

    assertThat(story.lines()).endsWith("FOLLOW d1/0 1.0", "FOLLOW d1/0 1.0");
    assertThat(story.reward("d1")).isCloseTo(1.1, within(1e-12)); // the second follow pays nothing
  }

  @Test
  void streamersAndTasteAreCountedAsExpectedNumbersSay() {
    // Each item: p = .25, p⁰ = .2, t = .5, q = .1, φᵀm = .4, ρ = .2. One enter at position 1,
    // so positions 0 and 1 are examined; left after 5·(e² − 1) seconds, so t = ½·ln e² = 1.
    var seconds = 5 * (Math.exp(2) - 1);
    var story =
        new Story()
            .decided("d1", 0, "r1", "r2")
            .enter(0, "r2", "v1", "d1")
            .leave(60, "r2", "v1", seconds);
    var s1 = story.view.streamer("s1");
    var s2 = story.view.streamer("s2");
    var music = Objects.requireNonNull(story.viewer().profile().interests().of("music"));

    assertThat(s1.clicks()).isZero();
    assertThat(s1.expectedClicks()).isCloseTo(.2, within(1e-7));
    assertThat(s1.appeal()).isCloseTo(-.0645385, within(1e-6)); // ln(3/3.2)
    assertThat(s2.clicks()).isEqualTo(1);
    assertThat(s2.appeal()).isCloseTo(.2231436, within(1e-6)); // ln(4/3.2)
    assertThat(s2.watchResidual()).isCloseTo(.5, within(1e-9)); // 1 − .5
    assertThat(s2.quality()).isCloseTo(.5 / 26, within(1e-9));
    // H = 2·.25·.75 + .2²·1.5 = .375 + .06 = .435
    assertThat(music.precision()).isCloseTo(.435, within(1e-6));
    // b = 2·(.1875·.4 − .25) + 1 + .2·1.5·((1 − .5 − .1) + .2·.4) = −.35 + 1 + .3·.48 = .794
    assertThat(music.evidence()).isCloseTo(.794, within(1e-6));
    assertThat(music.taste()).isCloseTo(.794 / 2.935, within(1e-6)); // Λ = 2.5
  }
}
