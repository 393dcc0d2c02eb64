package io.eddy.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.experiment.Arm;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.recommender.retrieval.Retrieval;
import io.eddy.recommender.room.RoomTable;
import io.eddy.recommender.slate.Caps;
import io.eddy.recommender.slate.Exploration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Logged decisions made again, by the policy that made them and by others. */
class CounterfactualTest {
  private static final Features FEATURES = Features.STANDARD;
  private static final Exploration EXPLORATION = new Exploration(1, .5, .5, 1);
  private static final List<Arm> ARMS = Experiment.NONE.arms();

  private static final PublishedPolicy PRIOR = PublishedPolicy.prior(FEATURES);
  private static final PublishedPolicy POPULARITY = PRIOR.ranking("popularity", FEATURES);
  private static final PublishedPolicy RANDOM = PRIOR.ranking("random", FEATURES);

  /** Eight rooms of one category, which caps at three; the viewer has watched r3. */
  private static Decision decision(PublishedPolicy policy, boolean evaluation, long seed) {
    var story = new Story();
    for (var i = 1; i <= 8; i++) {
      var viewers = new RoomEvent.Heartbeat(Story.envelope(1), "r" + i, 10L * i, null);
      story.started(0, "r" + i, "b" + i, true).roomEvent(viewers, "b" + i);
    }
    story.enter(500, "r3", "v1", null).watch(620, "r3", "v1", 120);
    return new Recommender(FEATURES, new Retrieval(200), new Caps(50, 3), EXPLORATION)
        .decide(
            SlateRequest.of(Story.VIEWER, 5),
            Story.VIEWER,
            new Occasion(ARMS.getFirst(), evaluation, 0, null, null, null),
            story.view,
            RoomTable.take(
                story.view.rooms(),
                story.view::streamer,
                ARMS,
                Story.at(1_000),
                story.view.endings()),
            policy,
            Set.of(),
            Story.at(1_000),
            seed);
  }

  @Test
  void thePolicyThatDecidedFindsItsOwnProbabilities() {
    for (var policy : List.of(PRIOR, POPULARITY, RANDOM)) {
      for (var seed = 0; seed < 20; seed++) {
        var decision = decision(policy, true, seed);
        var again = Counterfactual.of(decision, policy, FEATURES, EXPLORATION).logged();
        var logged = Counterfactual.asLogged(decision, FEATURES).logged();
        assertThat(again.length()).isEqualTo(decision.items().size());
        for (var item : decision.items()) {
          var j = item.position();
          assertThat(again.logPropensity(j)).isCloseTo(item.logPropensity(), within(1e-9));
          assertThat(again.feasible(j)).isEqualTo(item.feasible());
          // the log holds scores in single precision
          assertThat(logged.logPropensity(j)).isCloseTo(item.logPropensity(), within(1e-4));
        }
      }
    }
  }

  /** E[π(slate)/β(slate)] under β is 1 for every π that β covers, whatever was drawn first. */
  @Test
  void importanceWeightsOfAnotherPolicyAverageOne() {
    for (var target : List.of(POPULARITY, RANDOM)) {
      var n = 400;
      var sum = 0.0;
      var squares = 0.0;
      for (var seed = 0; seed < n; seed++) {
        var decision = decision(PRIOR, true, seed);
        var followed = Counterfactual.of(decision, target, FEATURES, EXPLORATION).logged();
        var weight = 1.0;
        for (var item : decision.items()) {
          weight *= Math.exp(followed.logPropensity(item.position()) - item.logPropensity());
        }
        sum += weight;
        squares += weight * weight;
      }
      var mean = sum / n;
      var error = Math.sqrt((squares / n - mean * mean) / n);
      assertThat(mean).isCloseTo(1, within(4 * error));
      assertThat(error).isBetween(.001, .5);
    }
  }

  @Test
  void drawsSlatesAsThePolicyWould() {
    var decision = decision(PRIOR, true, 1);
    var popular = Counterfactual.of(decision, POPULARITY, FEATURES, EXPLORATION);
    var random = new SplittableRandom(3);
    var log = decision.candidates();
    var first = 0;
    for (var i = 0; i < 500; i++) {
      var slate = popular.draw(random).chosen();
      first += log.roomIds().get(log.rows()[slate[0]]).equals("r8") ? 1 : 0;
    }
    var followed = 0;
    for (var i = 0; i < 500; i++) {
      var shown = decision(POPULARITY, true, i).items().getFirst().room().roomId();
      followed += shown.equals("r8") ? 1 : 0;
    }
    // both are binomial with the same p: 4 standard deviations of their difference
    assertThat((double) first).isCloseTo(followed, within(4 * Math.sqrt(500 * .5)));
    assertThat(first).isGreaterThan(100);
  }

  /** Each room's marginals over all positions, against the share of 20,000 drawn slates. */
  @Test
  void marginalsAreHowOftenARoomStandsAtAPosition() {
    var decision = decision(PRIOR, true, 1);
    var policy = Counterfactual.of(decision, POPULARITY, FEATURES, EXPLORATION);
    var random = new SplittableRandom(8);
    var n = 20_000;
    var slots = decision.items().size();
    var shown = new double[slots];
    for (var i = 0; i < n; i++) {
      var slate = policy.draw(random).chosen();
      for (var j = 0; j < slots; j++) {
        shown[j] += slate[j] == j ? 1.0 / n : 0;
      }
    }
    var marginals = policy.marginals(20_000, false, random);
    for (var j = 0; j < slots; j++) {
      // 5 standard deviations of a share, and those of the marginals are smaller
      var error = 5 * Math.sqrt(shown[j] * (1 - shown[j]) / n);
      assertThat(marginals[j]).isCloseTo(shown[j], within(2 * error));
      assertThat(marginals[j]).isPositive();
    }
    assertThat(Counterfactual.asLogged(decision, FEATURES).marginals(1, true, random)[2])
        .isCloseTo(decision.items().get(2).propensity(), within(1e-4));
  }

  @Test
  void needsAllCandidates() {
    var sampled = decision(PRIOR, false, 1);
    assertThat(Counterfactual.isPossible(decision(PRIOR, true, 1), FEATURES)).isTrue();
    // eight candidates are fewer than what is sampled: all of them are logged all the same
    assertThat(Counterfactual.isPossible(sampled, FEATURES)).isTrue();
    var other = new Features(List.of(), List.of());
    assertThat(Counterfactual.isPossible(sampled, other)).isFalse();
    assertThatThrownBy(() -> Counterfactual.asLogged(sampled, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("evaluation share");
  }
}
