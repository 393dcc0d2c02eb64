package io.eddy.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.ExternalSlate;
import io.eddy.recommender.decision.SlateItem;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.experiment.Arm;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.recommender.retrieval.Retrieval;
import io.eddy.recommender.retrieval.Source;
import io.eddy.recommender.room.RoomTable;
import io.eddy.recommender.slate.Agreement;
import io.eddy.recommender.slate.Caps;
import io.eddy.recommender.slate.Exploration;
import io.eddy.recommender.slate.GreedySlate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a caller showed becomes a decision; rooms r1 … rn of one category, room i with 10·i viewers. */
class ApprenticeTest {
  private static final Features FEATURES = Features.STANDARD;
  private static final List<Arm> ARMS = Experiment.NONE.arms();
  private static final PublishedPolicy PRIOR = PublishedPolicy.prior(FEATURES);
  private static final Exploration EXPLORATION = new Exploration(1, .5, .5, 1);

  private final Story story = new Story();
  private Caps caps = Caps.NONE;

  private void live(int rooms) {
    for (var i = 1; i <= rooms; i++) {
      var viewers = new RoomEvent.Heartbeat(Story.envelope(1), "r" + i, 10L * i, null);
      story.started(0, "r" + i, "b" + i, true).roomEvent(viewers, "b" + i);
    }
  }

  private Recommender recommender() {
    return new Recommender(FEATURES, new Retrieval(200), caps, EXPLORATION);
  }

  private RoomTable table() {
    return RoomTable.take(
        story.view.rooms(), story.view::streamer, ARMS, Story.at(1_000), story.view.endings());
  }

  private Decision observe(ExternalSlate slate) {
    return recommender()
        .apprentice()
        .observe(
            slate,
            Story.VIEWER,
            Occasion.of(ARMS.getFirst()),
            story.view,
            table(),
            PRIOR,
            Story.at(1_000),
            7);
  }

  private static ExternalSlate slate(
      List<String> candidates, @Nullable Double propensity, String... rooms) {
    return new ExternalSlate(
        Story.VIEWER,
        "home",
        "external:mine",
        Arrays.stream(rooms).map(room -> new ExternalSlate.Shown(room, propensity)).toList(),
        candidates,
        null);
  }

  private static List<String> rooms(Decision decision) {
    return decision.items().stream().map(item -> item.room().roomId()).toList();
  }

  private static List<String> would(Decision decision) {
    var log = decision.candidates();
    return Arrays.stream(GreedySlate.rows(decision))
        .mapToObj(row -> log.roomIds().get(log.rows()[row]))
        .toList();
  }

  @Test
  void logsWhatWasShownWithTheScoresThatEddyGivesIt() {
    live(4);
    var decision = observe(slate(List.of(), .5, "r1", "r3"));

    assertThat(decision.external()).isTrue();
    assertThat(decision.learnable()).isTrue();
    assertThat(decision.policy().name()).isEqualTo("external:mine");
    assertThat(decision.policy().schema()).isEqualTo(FEATURES.fingerprint());
    assertThat(rooms(decision)).containsExactly("r1", "r3");
    assertThat(decision.items()).allMatch(item -> item.propensity() == .5);
    // shown first, the others as retrieval found them: all began at once
    assertThat(decision.candidates().roomIds()).containsExactly("r1", "r3", "r2", "r4");
    assertThat(decision.candidates().rows()).containsExactly(0, 1, 2, 3);
    var own =
        recommender()
            .decide(
                SlateRequest.of(Story.VIEWER, 4),
                Story.VIEWER,
                Occasion.of(ARMS.getFirst()),
                story.view,
                table(),
                PRIOR,
                Set.of(),
                Story.at(1_000),
                7);
    for (var item : decision.items()) {
      var same =
          own.items().stream().filter(i -> i.room().equals(item.room())).findFirst().orElseThrow();
      assertThat(item.score()).isCloseTo(same.score(), within(1e-12));
      assertThat(item.expectation().watch()).isEqualTo(same.expectation().watch());
    }
  }

  @Test
  void wouldHaveShownTheBestOfTheSameCandidatesUnderItsCaps() {
    live(6);
    assertThat(would(observe(slate(List.of(), null, "r1", "r3")))).containsExactly("r6", "r5");
    assertThat(would(observe(slate(List.of("r2", "r4"), null, "r1", "r3"))))
        .containsExactly("r4", "r3");
    caps = new Caps(50, 1);
    assertThat(would(observe(slate(List.of(), null, "r1", "r3")))).containsExactly("r6");
    var agreement = Agreement.of(observe(slate(List.of("r2"), null, "r1", "r3")));
    // r3 above r1 by score, shown the other way round; one of one room is among those shown
    assertThat(agreement).isEqualTo(new Agreement(false, 1, -1));
  }

  @Test
  void roomsThatAreNotLiveAreLeftOutAndPropensitiesWithThem() {
    live(3);
    var decision = observe(slate(List.of("r9", "r2"), .5, "r1", "gone", "r3"));

    assertThat(rooms(decision)).containsExactly("r1", "r3");
    assertThat(decision.items()).extracting(SlateItem::position).containsExactly(0, 1);
    assertThat(decision.hasPropensities()).isFalse();
    assertThat(decision.items()).allMatch(item -> item.knownPropensity() == null);
    assertThat(decision.candidates().roomIds()).containsExactly("r1", "r3", "r2");
    assertThatThrownBy(() -> observe(slate(List.of(), null, "gone")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsTwoHundredCandidatesThoseShownFirst() {
    live(260);
    var named = IntStream.rangeClosed(1, 260).mapToObj(i -> "r" + i).toList();
    var decision = observe(slate(named, null, "r260", "r1"));

    assertThat(decision.candidates().roomIds()).hasSize(200).startsWith("r260", "r1", "r2");
    assertThat(Source.of(decision.candidates().sources()[0])).isEqualTo(Source.CALLER);
    assertThat(observe(slate(List.of(), null, "r1")).candidates().roomIds()).hasSize(200);
  }

  /** What was shown doesn't depend on why Eddy would have had to answer with a baseline. */
  @Test
  void isLearnedFromEvenIfEddyWouldHaveBeenDegraded() {
    live(2);
    var pressed = new Occasion(ARMS.getFirst(), false, 0, null, null, "overload");
    var decision =
        recommender()
            .apprentice()
            .observe(
                slate(List.of(), null, "r1"),
                Story.VIEWER,
                pressed,
                story.view,
                table(),
                PRIOR.ranking("popularity", FEATURES),
                Story.at(1_000),
                7);
    assertThat(decision.degraded()).isEqualTo("overload");
    assertThat(decision.learnable()).isTrue();
  }

  @Test
  void nobodyTakesItForADrawOfEddys() {
    live(6);
    caps = new Caps(50, 2);
    var decision = observe(slate(List.of(), .5, "r1", "r2", "r3"));

    assertThat(Counterfactual.isPossible(decision, FEATURES)).isTrue();
    assertThatThrownBy(() -> Counterfactual.asLogged(decision, FEATURES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("external:mine");
    // the third room breaks the category's cap: Eddy's policies would never have shown that slate
    var followed = Counterfactual.of(decision, PRIOR, FEATURES, EXPLORATION).logged();
    assertThat(followed.length()).isEqualTo(2);
    assertThat(decision.drawing().temperature()).isNaN();
  }
}
