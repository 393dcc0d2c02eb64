package io.eddy.learning.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.mdp.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineTrainingTest {

  private static OfflineTraining.Trained train(OfflineLog log, OfflineAlgorithm algorithm) {
    return OfflineTraining.of(log, algorithm, 1, measure -> {});
  }

  /** The log prefers what is bad: whoever learns must turn away from it. */
  @ParameterizedTest
  @EnumSource(
      value = OfflineAlgorithm.class,
      names = "BEHAVIOR_CLONING",
      mode = EnumSource.Mode.EXCLUDE)
  void learnsWhatEarnsFromALogThatPrefersWhatDoesNot(OfflineAlgorithm algorithm) {
    for (var seed = 1; seed <= 3; seed++) {
      var slates = new SmallPlatform(1, 5, seed).slates(3_000, true);
      var trained = train(OfflineLog.of(slates, slates.size()), algorithm);

      assertThat(SmallPlatform.share(trained.weights().scorer())).isGreaterThan(.8);
      assertThat(trained.value()).isGreaterThan(1.3 * trained.behaviorValue());
      assertThat(trained.weights().transitions()).isEqualTo(2_400);
    }
  }

  /** The log mostly shows what is bad; without its propensities less than .6 is learned. */
  @Test
  void topKWeighsByPropensities() {
    var slates = new SmallPlatform(2, 9, 2).slates(6_000, true);
    var trained = train(OfflineLog.of(slates, 6_000), OfflineAlgorithm.TOP_K_REINFORCE);
    assertThat(SmallPlatform.share(trained.weights().scorer())).isGreaterThan(.7);
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 4})
  void cloningFindsTheSoftmaxThatLoggedHoweverManyOthersWereKept(int logged) {
    var slates = new SmallPlatform(2, logged, 5).slates(6_000, false);
    var trained = train(OfflineLog.of(slates, slates.size()), OfflineAlgorithm.BEHAVIOR_CLONING);

    var rows = new float[] {1, 0, -.5f, 1, 0, .5f, 1, .8f, .5f};
    var scores = new double[3];
    trained.weights().scorer().scores(new float[] {1}, rows, 3, scores);
    assertThat(scores[1] - scores[0]).isCloseTo(2, within(.35)); // β times a difference of 1
    assertThat(scores[2] - scores[1]).isCloseTo(0, within(.35)); // what earns doesn't count
    assertThat(trained.value()).isNaN();
  }

  @Test
  void keepsThePassThatWasBestOnLaterSlates() {
    var slates = new SmallPlatform(1, 5, 4).slates(1_000, true);
    var heard = new ArrayList<Double>();
    var log = OfflineLog.of(slates, slates.size());
    var trained = OfflineTraining.of(log, OfflineAlgorithm.CQL, 1, heard::add);

    assertThat(heard).isEqualTo(trained.validated());
    var best = heard.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    assertThat(heard.get(trained.kept())).isEqualTo(best);
    assertThat(heard.size() == 40 || heard.size() == trained.kept() + 7).isTrue();
  }

  @ParameterizedTest
  @EnumSource(OfflineAlgorithm.class)
  void theSameLogAndSeedGiveTheSamePolicy(OfflineAlgorithm algorithm) {
    var one = new SmallPlatform(1, 5, 4).slates(200, true);
    var other = new SmallPlatform(1, 5, 4).slates(200, true);
    assertThat(train(OfflineLog.of(one, 200), algorithm).weights())
        .isEqualTo(train(OfflineLog.of(other, 200), algorithm).weights());
  }

  @Test
  void topKAsksForPropensities() {
    var slates = new SmallPlatform(1, 5, 4).slates(200, false);
    assertThatThrownBy(() -> train(OfflineLog.of(slates, 200), OfflineAlgorithm.TOP_K_REINFORCE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs propensities");
    assertThat(train(OfflineLog.of(slates, 200), OfflineAlgorithm.LINUCB).value()).isNaN();
  }

  @Test
  void tooLittleToLearnFromIsRefused() {
    var few = new SmallPlatform(1, 5, 4).slates(49, true);
    assertThatThrownBy(() -> OfflineLog.of(few, 49)).hasMessageContaining("49 displayed slates");

    var dull = new ArrayList<OfflineSlate>();
    for (var i = 0; i < 60; i++) {
      dull.add(
          new OfflineSlate(
              "v", i, new short[1], new short[6], 2, 1, new double[] {.5}, 1, new float[] {0}));
    }
    assertThatThrownBy(() -> OfflineLog.of(dull, 60)).hasMessageContaining("nothing to learn");
  }

  @Test
  void whatComesAfterTheSplitIsCutOff() {
    var slates = new SmallPlatform(1, 5, 4).slates(100, true);
    for (var i = 0; i + 1 < slates.size(); i++) {
      slates.get(i).leadsTo(slates.get(i + 1), .5);
    }
    var log = OfflineLog.of(slates, 100);

    assertThat(log.training().list()).isEqualTo(slates.subList(0, 80));
    assertThat(log.validation().list()).isEqualTo(slates.subList(80, 100));
    assertThat(slates.get(78).next()).isSameAs(slates.get(79));
    assertThat(slates.get(79).next()).isNull();
    assertThat(slates.get(79).discount()).isZero();
    assertThat(slates.get(80).next()).isSameAs(slates.get(81));
  }

  @Test
  void returnsAreDiscountedSlateBySlate() {
    var slates = new SmallPlatform(1, 5, 4).slates(100, true);
    slates.get(0).leadsTo(slates.get(1), .5);
    slates.get(1).leadsTo(slates.get(2), .25);
    var training = OfflineLog.of(slates, 100).training();

    assertThat(training.returned(slates.get(0), 1))
        .isCloseTo(
            training.reward(slates.get(0), 1)
                + .5 * sum(training, slates.get(1))
                + .125 * sum(training, slates.get(2)),
            within(1e-12));
  }

  private static double sum(OfflineSlates training, OfflineSlate slate) {
    return training.reward(slate, 0) + training.reward(slate, 1) + training.reward(slate, 2);
  }

  /** At a position those before are gone; those after stay as often as any other that was not shown. */
  @Test
  void offersWhatCouldHaveBeenChosen() {
    var slates = new SmallPlatform(1, 3, 4).slates(100, true);
    var log = OfflineLog.of(slates, 100).training();
    var observation = new Observation(log.shape());
    var random = new SplittableRandom(1);
    var later = 0;
    for (var i = 0; i < 3_000; i++) {
      slates.getFirst().fill(1, random, observation);
      assertThat(observation.available(0)).isFalse();
      assertThat(observation.available(1)).isTrue();
      later += observation.available(2) ? 1 : 0;
      for (var other : List.of(3, 4, 5)) {
        assertThat(observation.available(other)).isTrue();
      }
    }
    assertThat(later / 3_000.0).isCloseTo(3 / 9.0, within(.035)); // four standard errors
  }
}
