package io.eddy.rl.slate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SlateQ against enumeration: what it learns from samples is what the exact solution says, and each
 * wrong way to give credit is caught by the same comparison.
 */
class SlateQTest {

  private static final double FAR_SIGHTED = .8;
  private static final long SEED = 1;

  @Test
  void worldTellsApartMyopicAndFarSighted() {
    var myopic = SlateWorldSolution.optimal(0);
    var farSighted = SlateWorldSolution.optimal(FAR_SIGHTED);

    assertThat(myopic.bestSlates())
        .containsExactly(Slate.of(0, 3), Slate.of(0, 4), Slate.of(0, 3), Slate.of(0, 3));
    assertThat(farSighted.bestSlates())
        .containsExactly(Slate.of(0, 4), Slate.of(0, 1), Slate.of(1, 0), Slate.of(0, 3));
    for (var state = 0; state < SlateWorld.STATES; state++) {
      assertThat(myopic.margin(state)).isGreaterThan(.03);
      assertThat(farSighted.margin(state)).isGreaterThan(.03);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void findsTheMyopicOptimumWithoutDiscountedFuture(long seed) {
    var proof = new SlateProof(0);
    var answers = proof.learn(Credit.RIGHT, seed);

    assertThat(proof.misses(answers)).isEmpty();
    for (var state = 0; state < SlateWorld.STATES; state++) {
      assertThat(answers.v(state)).isZero();
      for (var item = 0; item < SlateWorld.ITEMS; item++) {
        assertThat(answers.f(state, item)).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void findsTheFarSightedOptimum(long seed) {
    var proof = new SlateProof(FAR_SIGHTED);
    assertThat(proof.misses(proof.learn(Credit.RIGHT, seed))).isEmpty();
  }

  @Test
  void rewardCopiedToAllItemsOfTheSlateIsCaught() {
    Credit copied =
        (learner, transition, weight, current) -> {
          var slate = transition.choice().slate();
          learner.learnChoice(Credit.answer(transition, slate, Credit.chosen(transition), weight));
          for (var j = 0; j < slate.size(); j++) {
            Credit.teachValue(learner, transition, Credit.answer(transition, slate, j, weight));
          }
        };
    assertThat(missesOf(copied)).contains("R", "F", "Q", "best slate");
  }

  @Test
  void bestItemTakenForTheValueOfTheNextSlateIsCaught() {
    Credit best =
        (learner, transition, weight, current) -> {
          var answer = ownAnswer(transition, weight);
          learner.learnChoice(answer);
          var target =
              transition.step().reward() + transition.discount() * best(transition, current);
          learner.learnValue(answer, target, 0, null);
        };
    assertThat(missesOf(best)).contains("V", "Q");
  }

  /** The highest item value R + F + U∅ that the next state offers: no slate is worth that much. */
  private static double best(SlateTransition transition, Pupil.Answers current) {
    var next = Credit.next(transition);
    if (next == null) {
      return 0;
    }
    var state = SlateWorld.stateOf(next);
    var best = Double.NEGATIVE_INFINITY;
    for (var item = 0; item < SlateWorld.ITEMS; item++) {
      best = Math.max(best, current.r(state, item) + current.f(state, item));
    }
    return best + current.u(state);
  }

  @Test
  void unseenItemsTrainedAsNotChosenAreCaught() {
    Credit unseen =
        (learner, transition, weight, current) -> {
          var all = withUnseen(transition.choice().slate());
          learner.learnChoice(Credit.answer(transition, all, Credit.chosen(transition), weight));
          Credit.teachValue(learner, transition, ownAnswer(transition, weight));
        };
    assertThat(missesOf(unseen)).contains("P", "Q");
  }

  @Test
  void choiceIsLearnedFromTheExaminedPrefixAlone() {
    assertThat(worstChoiceError(true)).isLessThan(SlateProof.TOLERANCE);
    assertThat(worstChoiceError(false)).isGreaterThan(5 * SlateProof.TOLERANCE);
  }

  /** Every second viewer examines the first position only; the learner is told so, or is not. */
  private static double worstChoiceError(boolean told) {
    var learner = new SlateQ(SlateProof.config(false));
    var random = new SplittableRandom(SEED);
    var slates = SlateWorld.slates();
    for (var n = 0; n < 300_000; n++) {
      var state = random.nextInt(SlateWorld.STATES);
      var slate = slates.get(random.nextInt(slates.size()));
      var examined = random.nextBoolean() ? slate : Slate.of(slate.at(0));
      var chosen = SlateWorld.draw(SlateWorld.choices(state, examined), random);
      learner.learnChoice(Credit.answer(state, told ? examined : slate, chosen, 1));
    }
    var weights = learner.weights(1);
    var worst = 0.0;
    for (var state = 0; state < SlateWorld.STATES; state++) {
      for (var slate : slates) {
        var truth = SlateWorld.choices(state, slate);
        var learned =
            weights.probabilities(
                SlateWorld.stateFeatures(state), SlateWorld.rows(state), slate.toArray());
        for (var j = 0; j < truth.length; j++) {
          worst = Math.max(worst, Math.abs(learned[j] - truth[j]));
        }
      }
    }
    return worst;
  }

  @Test
  void unseenItemsTrainedAsWorthNothingAreCaught() {
    Credit unseen =
        (learner, transition, weight, current) -> {
          Credit.RIGHT.teach(learner, transition, weight, current);
          var all = withUnseen(transition.choice().slate());
          for (var j = SlateWorld.SLATE; j < all.size(); j++) {
            learner.learnValue(Credit.answer(transition, all, j, weight), 0, 0, null);
          }
        };
    assertThat(missesOf(unseen)).contains("R", "V", "Q", "best slate");
  }

  @Test
  void choiceLearnedFromChoicesOnlyIsCaught() {
    Credit clicksOnly =
        (learner, transition, weight, current) -> {
          var answer = ownAnswer(transition, weight);
          if (transition.step().chosen() != SlateStep.NOTHING) {
            learner.learnChoice(answer);
          }
          Credit.teachValue(learner, transition, answer);
        };
    assertThat(missesOf(clicksOnly)).contains("P", "Q");
  }

  @Test
  void valuesLearnedFromChoicesOnlyAreCaught() {
    Credit clicksOnly =
        (learner, transition, weight, current) -> {
          var answer = ownAnswer(transition, weight);
          learner.learnChoice(answer);
          if (transition.step().chosen() != SlateStep.NOTHING) {
            Credit.teachValue(learner, transition, answer);
          }
        };
    assertThat(missesOf(clicksOnly)).contains("V", "U", "F", "Q");
  }

  private static Iterable<String> missesOf(Credit credit) {
    var proof = new SlateProof(FAR_SIGHTED);
    return proof.misses(proof.learn(credit, SEED));
  }

  private static SlateChoice ownAnswer(SlateTransition transition, double weight) {
    return Credit.answer(
        transition, transition.choice().slate(), Credit.chosen(transition), weight);
  }

  /** The slate, and behind it what was not shown. */
  private static Slate withUnseen(Slate slate) {
    var all = new ArrayList<>(slate.indices());
    for (var item = 0; item < SlateWorld.ITEMS; item++) {
      if (!all.contains(item)) {
        all.add(item);
      }
    }
    return new Slate(all);
  }
}
