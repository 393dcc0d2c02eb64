package io.eddy.recommender.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.recommender.feature.FeatureRows;
import io.eddy.recommender.feature.Features;
import io.eddy.rl.slate.SlateChoice;
import io.eddy.rl.slate.SlateHeads;
import io.eddy.rl.slate.SlateHeadsLearner;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each algorithm learns is what ranks. */
class SlateAlgorithmTest {

  private static final Features FEATURES = Features.STANDARD;
  private static final int ROOMS = 40;

  private static float[] numbers(int count, Random random) {
    var numbers = new float[count];
    for (var i = 0; i < count; i++) {
      numbers[i] = Features.half(random.nextGaussian());
    }
    return numbers;
  }

  /** Heads learned from 400 answers of three items, of which the last is chosen each other time. */
  private static SlateHeads learned(SlateAlgorithm algorithm) {
    SlateHeadsLearner learner = SlateModel.learner(FEATURES, true, algorithm);
    var random = new Random(1);
    for (var n = 0; n < 400; n++) {
      var state = numbers(FEATURES.stateWidth(), random);
      var items = numbers(3 * FEATURES.width(), random);
      var answer = new SlateChoice(state, items, new int[] {0, 1, 2}, n % 2 == 0 ? 2 : -1, 1);
      learner.learnChoice(answer);
      learner.learnValue(answer, n % 2, .5, numbers(FEATURES.stateWidth(), random));
      learner.practise(1);
    }
    return learner.weights(1);
  }

  @ParameterizedTest
  @EnumSource
  void ranksByTheScoresOfTheLearnerItselfBitForBit(SlateAlgorithm algorithm) {
    var learned = learned(algorithm);
    var published =
        new PolicyWeights(
            learned.linear().coefficients(),
            SlateModel.prior(FEATURES).watch(),
            400,
            learned.networks());
    var random = new Random(2);
    var rows =
        new FeatureRows(
            numbers(FEATURES.stateWidth(), random),
            numbers(ROOMS * FEATURES.width(), random),
            ROOMS,
            FEATURES.width());
    var expected = new double[3 * ROOMS];
    learned.scores(rows.state(), rows.rows(), ROOMS, 10, expected);
    var scores = new double[3 * ROOMS];
    new SlateRanking(published.heads(), LinearRanking.prior(FEATURES), 1).score(rows, 10, scores);

    assertThat(scores).containsExactly(expected);
    assertThat(published.heads().hash()).isEqualTo(learned.hash());
  }

  @Test
  void networksChangeWhatIsExpectedAndTheLinearPartStays() {
    var linear = learned(SlateAlgorithm.LINEAR);
    var network = learned(SlateAlgorithm.NETWORK);
    assertThat(network.linear().coefficients()).isEqualTo(linear.linear().coefficients());
    assertThat(network.hash()).isNotEqualTo(linear.hash());

    var rows =
        new FeatureRows(
            numbers(FEATURES.stateWidth(), new Random(3)),
            numbers(2 * FEATURES.width(), new Random(4)),
            2,
            FEATURES.width());
    var watch = SlateModel.prior(FEATURES).watch();
    var probability =
        new Heads(FEATURES, network, watch).expectations(rows, new int[] {0, 1})[0].probability();
    assertThat(probability)
        .isEqualTo((float) network.probabilities(rows.state(), rows.rows(), new int[] {0, 1})[0])
        .isNotEqualTo(
            new Heads(FEATURES, linear, watch)
                .expectations(rows, new int[] {0, 1})[0].probability());
  }

  @Test
  void isFoundByItsName() {
    assertThat(SlateAlgorithm.LABELS).isEqualTo(List.of("slate-q", "slate-q-network"));
    for (var algorithm : SlateAlgorithm.values()) {
      assertThat(SlateAlgorithm.of(algorithm.label())).isEqualTo(algorithm);
    }
    assertThatThrownBy(() -> SlateAlgorithm.of("slate-r"))
        .hasMessage("The algorithm slate-r is unknown. Choose from slate-q, slate-q-network.");
  }
}
