package io.eddy.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.recommender.event.ViewerEvent.Attributes;
import io.eddy.recommender.feedback.Outcome.Kind;
import io.eddy.recommender.room.LiveRoom;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What becomes of visits when their events repeat, overtake each other or fail to come. */
class VisitStoriesTest {

  @Test
  void theSameVisitEntersOnce() {
    var story = new Story().enter(0, "r1", "v1", null).enter(1, "r1", "v1", null);

    assertThat(story.lines()).containsExactly("ENTER organic 1.0");
    assertThat(story.viewer().profile().counts().visits()).isEqualTo(1);
    assertThat(story.viewer().profile().counts().events()).isEqualTo(2);
    assertThat(room(story, "r1").openVisits()).isEqualTo(1);
  }

  @Test
  void watchBeforeItsEnterIsOneVisit() {
    // The visit began by the watch's account at 20 − 20 = 0, by the enter's at −1.
    var story = new Story().watch(20, "r1", "v1", 20).enter(-1, "r1", "v1", null);
    var open = Objects.requireNonNull(story.viewer().feedback().visits().open());

    assertThat(story.viewer().profile().counts().visits()).isEqualTo(1);
    assertThat(open.enteredAt()).isEqualTo(Story.at(-1));
    assertThat(open.watchSeconds()).isEqualTo(20);
  }

  @Test
  void theNextEnterClosesTheVisitBeforeIt() {
    var story =
        new Story()
            .enter(0, "r1", "v1", null)
            .watch(30, "r1", "v1", 30)
            .enter(40, "r2", "v2", null);
    var closed = story.viewer().feedback().visits().recent().getFirst();

    assertThat(story.lines())
        .containsExactly(
            "ENTER organic 1.0", "WATCH organic 30.0", "LEFT organic 30.0", "ENTER organic 1.0");
    assertThat(closed.closedAt()).isEqualTo(Story.at(40));
    assertThat(room(story, "r1").openVisits()).isZero();
    assertThat(room(story, "r2").openVisits()).isEqualTo(1);
    assertThat(story.view.visitors("r2")).containsExactly(Story.VIEWER);
    assertThat(story.view.visitors("r1")).isEmpty();
  }

  @Test
  void anEarlierEnterThatComesLaterIsBornOver() {
    var story = new Story().enter(40, "r2", "v2", null).enter(0, "r1", "v1", null);
    var visits = story.viewer().feedback().visits();

    assertThat(Objects.requireNonNull(visits.open()).visitId()).isEqualTo("v2");
    assertThat(visits.recent().getFirst().closedAt()).isEqualTo(Story.at(40));
    assertThat(story.viewer().profile().counts().visits()).isEqualTo(2);
  }

  @Test
  void anEarlierEnterIsBornOverThoughTheLaterVisitIsOverToo() {
    var story =
        new Story()
            .enter(40, "r2", "v2", null)
            .leave(60, "r2", "v2", 20.0)
            .enter(0, "r1", "v1", null);
    var visits = story.viewer().feedback().visits();

    assertThat(visits.open()).isNull();
    assertThat(visits.recent().getFirst().visitId()).isEqualTo("v1");
    assertThat(visits.recent().getFirst().closedAt()).isEqualTo(Story.at(40));
    assertThat(room(story, "r1").openVisits()).isZero();
  }

  @Test
  void aLeaveAfterTheNextEnterStillMeasures() {
    // v1 was closed unmeasured by v2; its own leave then says 35 seconds: WATCH, and no second
    // LEFT.
    var story =
        new Story()
            .enter(0, "r1", "v1", null)
            .enter(40, "r2", "v2", null)
            .leave(35, "r1", "v1", 35.0);
    var former = story.viewer().feedback().visits().recent().getFirst();

    assertThat(story.of(Kind.LEFT)).hasSize(1);
    assertThat(story.of(Kind.LEFT).getFirst().amount()).isNaN();
    assertThat(story.of(Kind.WATCH)).hasSize(1);
    assertThat(story.of(Kind.WATCH).getFirst().closed()).isTrue();
    assertThat(former.watchSeconds()).isEqualTo(35);
    assertThat(Objects.requireNonNull(story.viewer().feedback().visits().open()).visitId())
        .isEqualTo("v2");
  }

  @Test
  void aLeaveWithoutEnterIsAVisitThatIsOver() {
    // It began at 50 − 20 = 30.
    var story = new Story().leave(50, "r1", "v1", 20.0);
    var visit = story.viewer().feedback().visits().recent().getFirst();

    assertThat(story.lines())
        .containsExactly("ENTER organic 1.0", "WATCH organic 20.0", "LEFT organic 20.0");
    assertThat(visit.enteredAt()).isEqualTo(Story.at(30));
    assertThat(visit.closedAt()).isEqualTo(Story.at(50));
    assertThat(story.viewer().feedback().visits().open()).isNull();
  }

  @Test
  void aLeaveWithoutMeasureLastsFromEnterToLeave() {
    var story = new Story().enter(0, "r1", "v1", null).leave(12, "r1", "v1", null);

    assertThat(story.lines())
        .containsExactly("ENTER organic 1.0", "WATCH organic 12.0", "LEFT organic 12.0");
  }

  @Test
  void anEnterWithoutLeaveAndWatchIsMissingNotZero() {
    var story = new Story().enter(0, "r1", "v1", null).expire(14_400, "r1");

    assertThat(story.of(Kind.WATCH)).isEmpty();
    assertThat(story.of(Kind.LEFT).getFirst().amount()).isNaN();
    assertThat(story.viewer().profile().session().satisfaction()).isZero();
  }

  @Test
  void onlyAVisitThatBeatsIsOverBySilence() {
    var story = new Story().enter(0, "r1", "v1", null);
    var silent = Objects.requireNonNull(story.viewer().feedback().visits().open());
    story.watch(100, "r1", "v1", 100);
    var beating = Objects.requireNonNull(story.viewer().feedback().visits().open());
    story.watch(14_390, "r1", "v1", 14_390);
    var long4h = Objects.requireNonNull(story.viewer().feedback().visits().open());

    assertThat(silent.deadline()).isEqualTo(Story.at(14_400)); // 4 hours
    assertThat(beating.deadline()).isEqualTo(Story.at(145)); // 100 + 45
    assertThat(long4h.deadline()).isEqualTo(Story.at(14_400)); // min(14,400, 14,435)
  }

  @Test
  void expiryOfARoomClosesOnlyTheVisitThere() {
    var story = new Story().enter(0, "r1", "v1", null).expire(10, "r2");
    assertThat(story.viewer().openRoom()).isEqualTo("r1");

    story.expire(20, "r1");
    assertThat(story.viewer().openRoom()).isNull();
    assertThat(story.of(Kind.LEFT).getFirst().time()).isEqualTo(Story.at(20));
    assertThat(room(story, "r1").openVisits()).isZero();
  }

  @Test
  void lateWatchOfAClosedVisitWithoutIdIsNoNewVisit() {
    // Watched 60 s, left at 90; the beat of second 30 arrives last: it tells nothing new.
    var story =
        new Story()
            .enter(0, "r1", null, null)
            .watch(60, "r1", null, 60)
            .leave(90, "r1", null, 90.0)
            .watch(30, "r1", null, 30);

    assertThat(story.viewer().profile().counts().visits()).isEqualTo(1);
    assertThat(story.viewer().feedback().visits().open()).isNull();
    assertThat(story.of(Kind.WATCH).stream().mapToDouble(o -> o.amount()).sum()).isEqualTo(90);
  }

  @Test
  void aShorterWatchAfterTheLeaveIsANewVisit() {
    var story =
        new Story()
            .enter(0, "r1", null, null)
            .leave(90, "r1", null, 90.0)
            .watch(130, "r1", null, 10);
    var open = Objects.requireNonNull(story.viewer().feedback().visits().open());

    assertThat(story.viewer().profile().counts().visits()).isEqualTo(2);
    assertThat(open.enteredAt()).isEqualTo(Story.at(120));
  }

  @Test
  void watchIsMaxMergedInAnyOrder() {
    // ln(1 + 90/30)·.5 = ln 4 · .5 = .693147, whichever figure comes first; enter .1.
    var rising = credited().watch(30, "r1", "v1", 30).watch(90, "r1", "v1", 90);
    var falling = credited().watch(90, "r1", "v1", 90).watch(30, "r1", "v1", 30);

    assertThat(rising.reward("d1")).isCloseTo(.793147, within(1e-6));
    assertThat(falling.reward("d1")).isCloseTo(.793147, within(1e-6));
    assertThat(falling.of(Kind.WATCH)).hasSize(1);
  }

  @Test
  void countsLikesByTheirDeltas() {
    var story =
        new Story().enter(0, "r1", "v1", null).like(1, "r1", "v1", 3).like(2, "r1", null, 4);

    assertThat(story.viewer().profile().counts().likes()).isEqualTo(7);
    assertThat(story.viewer().profile().counts().events()).isEqualTo(3);
  }

  @Test
  void followsAndUnfollows() {
    var story = new Story().follow(0, "s1", null).follow(1, "s2", null).follow(2, "s1", null);
    assertThat(story.viewer().profile().followed()).containsExactly("s1", "s2");

    story.unfollow(3, "s1");
    assertThat(story.viewer().profile().followed()).containsExactly("s2");
    assertThat(story.viewer().profile().counts().follows()).isEqualTo(3);
    assertThat(story.outcomes).isEmpty(); // no room, no visit: nothing to attribute
  }

  @Test
  void newerAttributesLieOverOlderOnes() {
    var story =
        new Story()
            .updated(0, new Attributes("de", "EU", null, "18-24", null, null))
            .updated(1, new Attributes("en", null, "phone", null, true, null));

    assertThat(story.viewer().profile().attributes())
        .isEqualTo(new Attributes("en", "EU", "phone", "18-24", true, null));
  }

  private static Story credited() {
    return new Story().decided("d1", -10, "r1", "r2").enter(0, "r1", "v1", "d1");
  }

  private static LiveRoom room(Story story, String roomId) {
    return Objects.requireNonNull(story.view.room(roomId));
  }
}
