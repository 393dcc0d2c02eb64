package io.eddy.service.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.protocol.answer.SlateAnswer;
import io.eddy.recommender.decision.RoomRef;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.room.LiveRoom;
import io.eddy.service.Stage;
import io.eddy.storage.FactCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What intake finds out before the log holds a fact, and what the log must not hold. */
class ResolutionTest {
  private static List<RoomRef> roomsOfViewers(Stage stage) {
    return stage.facts(Fact.Happened.class).stream()
        .filter(fact -> fact.event() instanceof ViewerEvent)
        .map(fact -> Objects.requireNonNull(fact.resolution().room()))
        .toList();
  }

  @Test
  void resolvesAnEnterAgainstTheStartBeforeItInTheSameBatch() {
    try (var stage = new Stage()) {
      stage.send(stage.started("r1"), stage.enter("u1", "r1", null));

      // The start stands at offset 0, and so the broadcast that it was given is b0.
      assertThat(roomsOfViewers(stage)).containsExactly(new RoomRef("r1", "b0", "s-r1", "music"));
    }
  }

  @Test
  void resolvesEachEventOfABatchAgainstThoseBeforeItAlone() {
    try (var stage = new Stage()) {
      stage.send(
          stage.enter("u1", "r1", null),
          stage.started("r1"),
          stage.enter("u2", "r1", null),
          stage.ended("r1"),
          stage.at(1).started("r1"),
          stage.enter("u3", "r1", null));

      assertThat(roomsOfViewers(stage))
          .containsExactly(
              new RoomRef("r1", "", "r1", null),
              new RoomRef("r1", "b1", "s-r1", "music"),
              new RoomRef("r1", "b4", "s-r1", "music"));
    }
  }

  @Test
  void keepsTheBroadcastOfALiveRoomThatStartsAgain() {
    try (var stage = new Stage()) {
      stage.live("r1").at(5).live("r1");
      assertThat(stage.eddy().view().room("r1").ref().broadcastId()).isEqualTo("b0");

      stage.at(6).send(stage.ended("r1"));
      stage.at(7).live("r1");
      assertThat(stage.eddy().view().room("r1").ref().broadcastId()).isEqualTo("b3");
    }
  }

  @Test
  void neverRecommendsARoomThatOnlyViewersHaveSpokenOf() {
    try (var stage = new Stage()) {
      stage.live("r1").send(stage.enter("u1", "unheard", null));

      assertThat(stage.eddy().view().room("unheard").status())
          .isEqualTo(LiveRoom.Status.PROVISIONAL);
      for (var i = 0; i < 20; i++) {
        assertThat(stage.recommend("u" + i, 10).items())
            .extracting(SlateAnswer.Item::roomId)
            .containsExactly("r1");
      }
    }
  }

  @Test
  void logsNoIdOfAClientAndNoWordOfAComment() {
    try (var stage = new Stage()) {
      stage.live("r1");
      var answer = stage.recommend("viewer-in-the-clear", 1, "request-in-the-clear", null);
      stage.send(
          new ViewerEvent.Enter(
              stage.now("event-in-the-clear"),
              "viewer-in-the-clear",
              "r1",
              "visit-in-the-clear",
              answer.decisionId(),
              0),
          new ViewerEvent.Comment(
              stage.now("comment-in-the-clear"),
              "viewer-in-the-clear",
              "r1",
              "text-in-the-clear",
              17,
              "visit-in-the-clear"),
          new ViewerEvent.Follow(
              stage.now("follow-in-the-clear"), "viewer-in-the-clear", "s-r1", "r1"));

      var codec = new FactCodec();
      var bytes = new StringBuilder();
      for (var logged : stage.log()) {
        bytes.append(new String(codec.encode(logged), StandardCharsets.ISO_8859_1));
      }

      assertThat(stage.facts(Fact.Happened.class)).hasSize(4);
      assertThat(bytes).contains("music").doesNotContain("in-the-clear");
    }
  }

  @Test
  void givesAViewerOnePseudonymThatSurvivesRestarts() {
    try (var stage = new Stage()) {
      stage.live("r1").send(stage.enter("u1", "r1", null), stage.enter("u2", "r1", null));
      stage.recommend("u1", 1);
      stage.restart();
      stage.send(stage.leave("u1", "r1"));
      stage.cut();
      stage.send(stage.enter("u1", "r1", null));

      assertThat(stage.log())
          .extracting(logged -> logged.fact().viewerId())
          .filteredOn(Objects::nonNull)
          .hasSize(5)
          .allSatisfy(viewer -> assertThat(viewer).hasSize(22))
          .doesNotContain("u1", "u2");
      assertThat(stage.eddy().view().viewers()).hasSize(2);
      assertThat(stage.service().viewer("u1").orElseThrow().counts().visits()).isEqualTo(2);
    }
  }
}
