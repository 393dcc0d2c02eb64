package io.eddy.service.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.protocol.answer.EventsAnswer;
import io.eddy.protocol.answer.ViewerAnswer;
import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.recommender.fact.Fact;
import io.eddy.service.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which events are taken, once and no more. */
class IdempotencyTest {
  private static final double HOUR = 3_600;
  private static final double DAY = 24 * HOUR;

  private static ViewerAnswer.Counts counts(Stage stage, String viewer) {
    return stage.service().viewer(viewer).orElseThrow().counts();
  }

  @Test
  void takesAnEventOnceWhereverItsRepetitionArrives() {
    try (var stage = new Stage()) {
      stage.live("r1");
      var like = stage.like("e1", "u1", "r1", 3);

      assertThat(stage.send(like, like))
          .isEqualTo(new EventsAnswer(1, 1, 0, List.of(EventsAnswer.Item.duplicate(1))));
      assertThat(stage.send(like).duplicate()).isEqualTo(1);
      stage.restart();
      assertThat(stage.send(like).duplicate()).isEqualTo(1);
      stage.cut();
      assertThat(stage.send(like).duplicate()).isEqualTo(1);

      assertThat(counts(stage, "u1").events()).isEqualTo(1);
      assertThat(counts(stage, "u1").likes()).isEqualTo(3);
    }
  }

  @Test
  void keepsTheFirstOfTwoEventsUnderOneIdAndSaysSo() {
    try (var stage = new Stage()) {
      stage.live("r1").send(stage.like("e1", "u1", "r1", 3));

      var answer = stage.send(stage.like("e1", "u1", "r1", 4));

      assertThat(answer.items()).containsExactly(EventsAnswer.Item.conflict(0));
      assertThat(counts(stage, "u1").likes()).isEqualTo(3);
    }
  }

  @Test
  void knowsTheSameIdOfTwoSourcesApart() {
    try (var stage = new Stage()) {
      stage.live("r1").send(stage.like("e1", "u1", "r1", 3));
      var other =
          new ViewerEvent.Like(new Envelope("another", "e1", Stage.time(0)), "u1", "r1", 3, null);

      assertThat(stage.send(other).accepted()).isEqualTo(1);
      assertThat(counts(stage, "u1").likes()).isEqualTo(6);
    }
  }

  @Test
  void remembersIdsForADayAndThoseOfGiftsForAWeek() {
    try (var stage = new Stage()) {
      stage.live("r1");
      var like = stage.like("like", "u1", "r1", 1);
      var gift = stage.gift("gift", "u1", "r1", 500);
      stage.send(like, gift);

      stage.at(DAY - 1);
      assertThat(stage.send(like, gift).duplicate()).isEqualTo(2);
      stage.at(DAY + 1);
      assertThat(stage.send(like, gift).items()).containsExactly(EventsAnswer.Item.duplicate(1));
      stage.at(7 * DAY - 1);
      assertThat(stage.send(gift).duplicate()).isEqualTo(1);
      stage.at(7 * DAY + 1);
      assertThat(stage.send(stage.gift("gift", "u1", "r1", 500)).accepted()).isEqualTo(1);
    }
  }

  @Test
  void takesEachEventWithoutIdAndFlagsIt() {
    try (var stage = new Stage()) {
      stage.live("r1");
      var like = stage.like(null, "u1", "r1", 1);

      assertThat(stage.send(like, like).accepted()).isEqualTo(2);

      assertThat(counts(stage, "u1").likes()).isEqualTo(2);
      assertThat(stage.facts(Fact.Happened.class))
          .filteredOn(fact -> fact.event() instanceof ViewerEvent.Like)
          .hasSize(2)
          .noneMatch(fact -> fact.resolution().identified());
      assertThat(stage.service().prometheus()).contains("eddy_events_no_id_total 3.0");
    }
  }

  @Test
  void rejectsWhatIsOlderThanSevenDaysAndNothingYounger() {
    try (var stage = new Stage()) {
      stage.live("r1");
      var like = stage.like(null, "u1", "r1", 1);

      stage.at(7 * DAY);
      assertThat(stage.send(like).accepted()).isEqualTo(1);
      stage.at(7 * DAY + .001);
      assertThat(stage.send(like).items())
          .singleElement()
          .satisfies(
              item -> {
                assertThat(item.status()).isEqualTo("rejected");
                assertThat(item.code()).isEqualTo("too_old");
                assertThat(item.field()).isEqualTo("time");
                assertThat(item.value()).isEqualTo(Long.toString(Stage.START));
              });
      assertThat(counts(stage, "u1").likes()).isEqualTo(1);
    }
  }

  @Test
  void setsEventsThatAreMoreThanTwoMinutesAheadBackToNow() {
    try (var stage = new Stage()) {
      stage.live("r1").at(0);
      stage.send(
          new ViewerEvent.Like(new Envelope("test", "near", Stage.time(120)), "u1", "r1", 1, null),
          new ViewerEvent.Like(
              new Envelope("test", "far", Stage.time(120.001)), "u1", "r1", 1, null));

      var likes =
          stage.facts(Fact.Happened.class).stream()
              .filter(fact -> fact.event() instanceof ViewerEvent.Like)
              .toList();
      assertThat(likes)
          .extracting(fact -> fact.event().time())
          .containsExactly(Stage.time(120), Stage.time(0));
      assertThat(likes)
          .extracting(fact -> fact.resolution().clamped())
          .containsExactly(false, true);
    }
  }
}
