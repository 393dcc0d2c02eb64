package io.eddy.rl.slate;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.rl.network.Activation;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.value.NetworkConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Deep SlateQ against enumeration, in a code that its linear part can't break. {@code -Deddy.seeds=20}
 * runs as many seeds.
 */
class DeepSlateQTest {

  private static final double FAR_SIGHTED = .8;
  private static final int NEVER = 1_000_000_000;

  private static final NetworkConfig WIDE_LAYER =
      new NetworkConfig(List.of(64), Activation.RELU, Initialisation.HE, 0);

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("eddy.seeds", 1));
  }

  private static DeepPupil pupil(double discount, int stepEvery, double averaging, long seed) {
    var config =
        new DeepSlateQConfig(
            CodedWorld.config(discount > 0),
            WIDE_LAYER,
            AdamConfig.DEFAULT.withLearningRate(2e-3).withMaxGradientNorm(10),
            10,
            120_000,
            32,
            stepEvery,
            100,
            averaging);
    return new DeepPupil(new DeepSlateQ(config, new SplitMix64(seed)));
  }

  /**
   * Values within 5 % of their table's largest entry. P and F are differences that are learned from a
   * tenth of the answers each: exact tables that see as many decisions miss F by 4 to 6 %.
   */
  private static SlateProof proof(double discount) {
    return new SlateProof(discount, .05, .1, 8, 20_000, 400_000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void findsTheMyopicOptimum(long seed) {
    var proof = proof(0);
    assertThat(proof.misses(proof.learn(pupil(0, 8, 7e-4, seed), Credit.RIGHT, seed))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void findsTheFarSightedOptimum(long seed) {
    var proof = proof(FAR_SIGHTED);
    assertThat(proof.misses(proof.learn(pupil(FAR_SIGHTED, 8, 7e-4, seed), Credit.RIGHT, seed)))
        .isEmpty();
  }

  @Test
  void linearPartAloneCannotSayIt() {
    assertThat(missesOf(Credit.RIGHT, NEVER)).contains("R", "P", "F");
  }

  @Test
  void rightCreditPassesTheShortProof() {
    assertThat(missesOf(Credit.RIGHT)).doesNotContain("P", "R", "V", "U", "F", "Q");
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
    assertThat(missesOf(copied)).contains("R", "Q");
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
          var all = new ArrayList<>(transition.choice().slate().indices());
          for (var item = 0; item < SlateWorld.ITEMS; item++) {
            if (!all.contains(item)) {
              all.add(item);
            }
          }
          learner.learnChoice(
              Credit.answer(transition, new Slate(all), Credit.chosen(transition), weight));
          Credit.teachValue(learner, transition, ownAnswer(transition, weight));
        };
    assertThat(missesOf(unseen)).contains("P");
  }

  @Test
  void valuesLearnedFromChoicesOnlyAreCaught() {
    Credit clicksOnly =
        (learner, transition, weight, current) -> {
          var answer = ownAnswer(transition, weight);
          learner.learnChoice(answer);
          if (!Credit.nothing(transition)) {
            Credit.teachValue(learner, transition, answer);
          }
        };
    assertThat(missesOf(clicksOnly)).contains("V", "U", "F");
  }

  private static Set<String> missesOf(Credit credit) {
    return missesOf(credit, 8);
  }

  /** A short proof of 48,000 decisions: what is wrong misses by far more than what is unfinished. */
  private static Set<String> missesOf(Credit credit, int stepEvery) {
    var proof = new SlateProof(FAR_SIGHTED, .15, .25, 4, 12_000, 100_000);
    return proof.misses(proof.learn(pupil(FAR_SIGHTED, stepEvery, .003, 1), credit, 1));
  }

  private static SlateChoice ownAnswer(SlateTransition transition, double weight) {
    return Credit.answer(
        transition, transition.choice().slate(), Credit.chosen(transition), weight);
  }
}
