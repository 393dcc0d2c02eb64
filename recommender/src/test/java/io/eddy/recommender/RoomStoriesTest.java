package io.eddy.recommender;

import static io.eddy.recommender.room.LiveRoom.Status.ENDED;
import static io.eddy.recommender.room.LiveRoom.Status.LIVE;
import static io.eddy.recommender.room.LiveRoom.Status.PROVISIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.room.LiveRoom;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What becomes of rooms when their events repeat or overtake each other. */
class RoomStoriesTest {

  @Test
  void aRoomThatOnlyViewersSpeakOfIsNotRecommended() {
    var story = new Story().enter(0, "r1", "v1", null);

    assertThat(room(story).status()).isEqualTo(PROVISIONAL);
    assertThat(room(story).available()).isFalse();
    assertThat(room(story).openVisits()).isEqualTo(1);

    story.started(5, "r1", "b1", true);
    assertThat(room(story).available()).isTrue();
    assertThat(room(story).openVisits()).isEqualTo(1);
  }

  @Test
  void anEndByNameBeforeItsStartIsATombstone() {
    var story = new Story().ended(50, "r1", "b1").started(0, "r1", "b1", true);
    assertThat(room(story).available()).isFalse();

    story.started(100, "r1", "b2", true);
    assertThat(room(story).available()).isTrue();
  }

  @Test
  void anEndWithoutNameBeforeItsUnnamedStartIsATombstone() {
    var story = new Story().ended(50, "r1", null).started(0, "r1", "b1", false);
    assertThat(room(story).available()).isFalse();

    story.started(51, "r1", "b2", false);
    assertThat(room(story).available()).isTrue();
  }

  @Test
  void anEndWithoutNameBeforeItsNamedStartIsATombstone() {
    // The broadcast that was live at second 50 is the one that had started at 0.
    var story = new Story().ended(50, "r1", null).started(0, "r1", "b1", true);
    assertThat(room(story).available()).isFalse();

    story.started(51, "r1", "b2", true);
    assertThat(room(story).available()).isTrue();
  }

  @Test
  void theEndOfAnotherBroadcastIsNoTombstone() {
    // b0 ended at 50, b1 had started at 49: a source that reconnects reports them in this order.
    var story = new Story().ended(50, "r1", "b0").started(49, "r1", "b1", true);
    assertThat(room(story).available()).isTrue();
  }

  @Test
  void anotherBroadcastReplacesTheOneOnAir() {
    var story = new Story().started(0, "r1", "b1", true);
    var endings = story.view.endings();
    story.started(100, "r1", "b2", true);

    assertThat(room(story).ref().broadcastId()).isEqualTo("b2");
    assertThat(room(story).startedAt()).isEqualTo(Story.at(100));
    assertThat(story.view.endings()).isEqualTo(endings + 1);

    story.ended(200, "r1", "b1"); // a former broadcast's end changes nothing
    assertThat(room(story).status()).isEqualTo(LIVE);

    story.started(0, "r1", "b1", true); // its start, sent again, neither
    assertThat(room(story).ref().broadcastId()).isEqualTo("b2");

    story.ended(210, "r1", "b2");
    assertThat(room(story).status()).isEqualTo(ENDED);
  }

  @Test
  void aRepeatedStartUpdatesAndKeepsTheEarlierBeginning() {
    var story = new Story().started(10, "r1", "b1", true).started(5, "r1", "b1", true);

    assertThat(room(story).startedAt()).isEqualTo(Story.at(5));
    assertThat(room(story).former()).isEmpty();
  }

  @Test
  void anEndBeforeTheStartOfWhatIsOnAirChangesNothing() {
    var story =
        new Story().started(10, "r1", "b1", true).ended(9.999, "r1", null).ended(9, "r1", "b1");
    assertThat(room(story).status()).isEqualTo(LIVE);

    story.ended(10, "r1", null);
    assertThat(room(story).status()).isEqualTo(ENDED);
  }

  @Test
  void aBroadcastThatBeganEarlierDoesNotReplaceTheOneOnAir() {
    var story = new Story().started(100, "r1", "b2", true);
    var endings = story.view.endings();
    story.started(0, "r1", "b1", true);

    assertThat(room(story).ref().broadcastId()).isEqualTo("b2");
    assertThat(room(story).startedAt()).isEqualTo(Story.at(100));
    assertThat(room(story).former()).containsExactly("b1");
    assertThat(story.view.endings()).isEqualTo(endings);
  }

  @Test
  void aBroadcastThatBeganBeforeTheLastOneIsOverLikeIt() {
    var story =
        new Story()
            .started(100, "r1", "b2", true)
            .ended(200, "r1", "b2")
            .started(0, "r1", "b1", true);
    assertThat(room(story).status()).isEqualTo(ENDED);

    story.started(300, "r1", "b3", true);
    assertThat(room(story).status()).isEqualTo(LIVE);
  }

  @Test
  void anEndBeforeItsStartDoesNotMakeTheBroadcastAFormerOne() {
    var story = new Story().started(10, "r1", "b1", true).ended(9, "r1", "b1");
    assertThat(room(story).former()).isEmpty();

    story.ended(10, "r1", "b1").started(10, "r1", "b1", true);
    assertThat(room(story).status()).isEqualTo(ENDED);
  }

  @Test
  void hidingARoomTakesItFromTheShelfAndCounts() {
    var story = new Story().started(0, "r1", "b1", true);
    var endings = story.view.endings();
    story.roomEvent(
        new RoomEvent.Updated(Story.envelope(1), "r1", null, null, null, null, null, false), "b1");

    assertThat(room(story).available()).isFalse();
    assertThat(story.view.endings()).isEqualTo(endings + 1);
  }

  @Test
  void anOvertakenHeartbeatLowersNothing() {
    var story = new Story().started(0, "r1", "b1", true);
    beat(story, 20, 300, 9);
    beat(story, 10, 100, 5);

    assertThat(room(story).viewers()).isEqualTo(300);
    assertThat(room(story).counters().likes()).isEqualTo(9);
    assertThat(room(story).beats()).isTrue();
  }

  @Test
  void aLeaseEndsOnlyTheBroadcastThatItIsOf() {
    var story = new Story().started(0, "r1", "b2", true);
    story.fact(new Fact.LeaseExpired("r1", "b1", Story.at(300)));
    assertThat(room(story).status()).isEqualTo(LIVE);

    story.fact(new Fact.LeaseExpired("r1", "b2", Story.at(300)));
    assertThat(room(story).status()).isEqualTo(ENDED);
  }

  @Test
  void aRetiredViewerLeavesTheRoom() {
    var story = new Story().enter(0, "r1", "v1", null);
    story.fact(new Fact.ViewerRetired(Story.VIEWER, Story.at(10)));

    assertThat(room(story).openVisits()).isZero();
    assertThat(story.view.knows(Story.VIEWER)).isFalse();
    assertThat(story.view.visitors("r1")).isEmpty();
  }

  private static void beat(Story story, double second, long viewers, long likes) {
    story.roomEvent(
        new RoomEvent.Heartbeat(
            Story.envelope(second), "r1", viewers, new RoomEvent.Counters(likes, 0, 0)),
        "b1");
  }

  private static LiveRoom room(Story story) {
    return Objects.requireNonNull(story.view.room("r1"));
  }
}
