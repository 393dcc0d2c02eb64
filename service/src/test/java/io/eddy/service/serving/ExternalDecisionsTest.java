package io.eddy.service.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.protocol.Mode;
import io.eddy.protocol.answer.ExternalAnswer.Dropped;
import io.eddy.protocol.answer.PreferredRoom;
import io.eddy.protocol.answer.SlateAnswer;
import io.eddy.protocol.event.ParsedBatch;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.fact.Fact;
import io.eddy.service.Experiments;
import io.eddy.service.ServiceSettings;
import io.eddy.service.Stage;
import io.eddy.service.intake.UnavailableException;
import io.eddy.service.telemetry.Telemetry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a caller's own recommender showed, from the request to the figures. */
class ExternalDecisionsTest {
  private static List<Decision> decisions(Stage stage) {
    return stage.facts(Fact.Decided.class).stream().map(Fact.Decided::decision).toList();
  }

  private static List<String> rooms(List<PreferredRoom> preferred) {
    return preferred.stream().map(PreferredRoom::roomId).toList();
  }

  /** Figures are taken once a second, with the next batch. */
  private static Telemetry.Figures figures(Stage stage) throws InterruptedException {
    Thread.sleep(1_100);
    stage.settle();
    return stage.eddy().telemetry().latest();
  }

  @Test
  void isLoggedAndSaysWhatWouldHaveBeenShown() {
    try (var stage = new Stage()) {
      stage.live("r0", "r1", "r2");
      stage.send(stage.enter("u0", "r2", null)); // the one room with some heat
      stage.at(5).settle(); // the next table of rooms

      var answer = stage.observe("u1", null, "r1", "r0");

      assertThat(answer.arm()).isEqualTo("learning");
      assertThat(rooms(answer.wouldShow())).hasSize(2).startsWith("r2");
      var decision = decisions(stage).getFirst();
      assertThat(decision.decisionId()).isEqualTo(answer.decisionId());
      assertThat(answer.wouldShow().getFirst().streamerId()).isEqualTo("s-r2");
      assertThat(answer.wouldShow().getFirst().broadcastId()).isNotNull();
      assertThat(answer.dropped()).isEmpty();
      assertThat(decision.policy().name()).isEqualTo("external:mine");
      assertThat(decision.candidates().rows()).hasSize(3);

      var again = stage.service().decision(answer.decisionId()).orElseThrow();
      assertThat(again.answer().policy()).isEqualTo("external:mine");
      assertThat(again.answer().items())
          .extracting(SlateAnswer.Item::roomId)
          .containsExactly("r1", "r0");
      assertThat(again.answer().items()).allMatch(item -> item.propensity() == null);
      assertThat(rooms(again.wouldShow())).isEqualTo(rooms(answer.wouldShow()));
    }
  }

  @Test
  void feedbackNamesItLikeAnyOther() {
    try (var stage = new Stage()) {
      stage.live("r0", "r1");
      var answer = stage.observe("u1", null, "r1", "r0");
      stage.send(
          stage.impression("u1", "r1", answer.decisionId()),
          stage.enter("u1", "r1", answer.decisionId()));

      assertThat(stage.service().decision(answer.decisionId()).orElseThrow().outcomes())
          .extracting(outcome -> outcome.kind() + outcome.position())
          .containsExactly("impression0", "enter0");
    }
  }

  @Test
  void leavesOutWhatIsNotLiveAndWithholdsPropensities() {
    try (var stage = new Stage()) {
      stage.live("r0", "r1", "r2");
      stage.send(stage.ended("r1"));

      var answer =
          stage.service().observe(Stage.external("u1", null, .5, "r0", "r1", "ghost", "r2"));

      assertThat(answer.dropped())
          .containsExactly(
              new Dropped("r1", Dropped.NOT_LIVE), new Dropped("ghost", Dropped.NOT_LIVE));
      var decision = decisions(stage).getFirst();
      assertThat(decision.items())
          .extracting(item -> item.room().roomId())
          .containsExactly("r0", "r2");
      assertThat(decision.hasPropensities()).isFalse();
      assertThat(stage.service().prometheus()).contains("eddy_external_dropped_total 2");
      assertThatThrownBy(() -> stage.observe("u1", null, "ghost"))
          .isInstanceOf(NotLiveException.class);
      assertThat(decisions(stage)).hasSize(1);
    }
  }

  @Test
  void aRepeatedRequestIsTheSameDecisionEvenAfterARestart() {
    try (var stage = new Stage()) {
      stage.live("r0", "r1", "r2");
      var slate = Stage.external("u1", "q1", .25, "r1", "r0", "ghost");
      var first = stage.service().observe(slate);

      assertThat(stage.service().observe(slate)).isEqualTo(first);
      // another call with the same id is another request
      assertThat(stage.recommend("u1", 2, "q1", null).decisionId())
          .isNotEqualTo(first.decisionId());
      stage.cut();
      assertThat(stage.service().observe(slate)).isEqualTo(first);
      // it was shown: that a room has ended since makes no other decision of it
      stage.send(stage.ended("r1"));
      assertThat(stage.service().observe(slate).decisionId()).isEqualTo(first.decisionId());
      assertThat(decisions(stage)).hasSize(2);
      assertThat(stage.observe("u2", "q1", "r0").decisionId()).isNotEqualTo(first.decisionId());
    }
  }

  @Test
  void aRefusedOneMayBeSentAgain() {
    try (var stage = new Stage()) {
      assertThatThrownBy(() -> stage.observe("u1", "q1", "r0"))
          .isInstanceOf(NotLiveException.class);
      stage.live("r0");
      assertThat(stage.observe("u1", "q1", "r0").decisionId()).isNotEmpty();
    }
  }

  @Test
  void isUnavailableWithoutTheLog() {
    try (var stage = new Stage()) {
      stage.live("r0");
      stage.store().logFails(true);
      assertThatThrownBy(() -> stage.observe("u1", "q1", "r0"))
          .isInstanceOf(UnavailableException.class);
      stage.store().logFails(false);
      assertThat(stage.observe("u1", "q1", "r0").decisionId()).isNotEmpty();
    }
  }

  @Test
  void pressureMakesABaselineSayWhatItWouldShow() throws InterruptedException {
    try (var stage = new Stage()) {
      stage.live("r0", "r1");
      stage.store().holdUp();
      // 13,000 of 20,000 places are taken: 65 %
      var likes =
          IntStream.range(0, 13_000)
              .mapToObj(i -> Stage.item(i, stage.like(null, "u9", "r0", 1)))
              .toList();
      var sent =
          CompletableFuture.supplyAsync(() -> stage.service().accept(new ParsedBatch(likes)));
      for (var i = 0; i < 1_000 && !stage.service().metrics().overload().equals("baseline"); i++) {
        Thread.sleep(10);
      }
      var answer = CompletableFuture.supplyAsync(() -> stage.observe("u1", null, "r1"));
      Thread.sleep(100);
      stage.store().letGo();

      assertThat(Stage.soon(answer).degraded()).isTrue();
      assertThat(Stage.soon(answer).reason()).isEqualTo("overload");
      assertThat(decisions(stage).getFirst().learnable()).isTrue();
      assertThat(Stage.soon(sent).accepted()).isEqualTo(13_000);
    }
  }

  @Test
  void whatWouldHaveAnsweredSaysWhatItWouldShow() {
    try (var stage = new Stage()) {
      stage.live("r0", "r1");
      stage.service().mode(Mode.BASELINE, "test");
      assertThat(stage.observe("u1", null, "r0").degraded()).isNull();
      var popularity = stage.eddy().policies().baseline("popularity").ref();
      var decision = decisions(stage).getFirst();
      assertThat(decision.policy().fingerprint()).isEqualTo(popularity.fingerprint());
      assertThat(decision.learnable()).isTrue();
    }
  }

  @Test
  void theEvaluationShareIsNeverLearnedFrom() {
    try (var stage = new Stage(ServiceSettings.DEFAULT.with(Experiments.EVALUATING))) {
      stage.live("r0");
      stage.observe("u1", null, "r0");
      assertThat(decisions(stage).getFirst().evaluation()).isTrue();
      assertThat(decisions(stage).getFirst().learnable()).isFalse();
    }
  }

  @Test
  void figuresAreItsOwnAndNeitherTheArmsNorThePropensityChecks() throws InterruptedException {
    try (var stage = new Stage()) {
      stage.live("r0", "r1", "r2");
      for (var i = 0; i < 3; i++) {
        var viewer = "u" + i;
        var answer = stage.service().observe(Stage.external(viewer, null, .01, "r1", "r0"));
        stage.send(
            stage.impression(viewer, "r1", answer.decisionId()),
            stage.enter(viewer, "r1", answer.decisionId()));
      }

      var figures = figures(stage);

      assertThat(figures.propensityCheck()).isEmpty();
      assertThat(figures.recent()).isEmpty();
      assertThat(figures.arms().get("learning").viewers()).isZero();
      assertThat(figures.arms().get("learning").displayed()).isZero();
      var mine = figures.external().get("external:mine");
      assertThat(mine.decisions()).isEqualTo(3);
      assertThat(mine.withPropensities()).isEqualTo(3);
      assertThat(mine.displayed()).isEqualTo(3);
      assertThat(mine.rewardPerDecision()).isEqualTo(.1, within(1e-9));
      assertThat(mine.hours()).hasSize(1);
      assertThat(mine.hours().getFirst().decisions()).isEqualTo(3);
      assertThat(stage.service().prometheus())
          .contains("eddy_external_decisions_total 3")
          .contains("eddy_agreement_overlap{policy=\"external:mine\"}");
    }
  }

  /** What an external slate led to before a restart is not the arm's after it. */
  @Test
  void outcomesKnowTheirRecommenderAfterARestart() throws InterruptedException {
    try (var stage = new Stage()) {
      stage.live("r0");
      var answer = stage.observe("u1", null, "r0");
      stage.restart();
      stage.send(
          stage.impression("u1", "r0", answer.decisionId()),
          stage.enter("u1", "r0", answer.decisionId()));
      assertThat(figures(stage).arms().get("learning").displayed()).isZero();
      assertThat(figures(stage).arms().get("learning").rewardPerViewer()).isZero();
    }
  }
}
