package io.eddy.recommender.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExperimentTest {

  private static final int VIEWERS = 20_000;
  private static final Experiment HALVES = Experiment.of(List.of("learning", "popularity"), .1);

  @Test
  void theHashIsTheSameOnEveryMachineAndForever() {
    // FNV-1a and SplitMix64's finaliser, computed by a second program in another language.
    var arms = 0x9E3779B97F4A7C15L;
    var evaluation = 0xD1B54A32D192ED03L;
    assertThat(Experiment.uniform("u1", arms)).isEqualTo(0.22530105511989884);
    assertThat(Experiment.uniform("anon:7", arms)).isEqualTo(0.10634102257586586);
    assertThat(Experiment.uniform("viewer-42", arms)).isEqualTo(0.2523606446727975);
    assertThat(Experiment.uniform("u1", evaluation)).isEqualTo(0.270123744297033);
    assertThat(Experiment.uniform("anon:7", evaluation)).isEqualTo(0.176263087751521);
    assertThat(Experiment.uniform("viewer-42", evaluation)).isEqualTo(0.23366570406295184);
  }

  @Test
  void armsGetTheirSharesOfViewers() {
    var arms =
        new Experiment(List.of(new Arm("a", "learning", .7), new Arm("b", "frozen", .3)), .1);
    var first = count(i -> arms.arm("viewer-" + i).name().equals("a"));

    // 14,000 ± 5 standard deviations of √(20,000·.7·.3) = 64.8: false alarm 6·10⁻⁷.
    assertThat((double) first).isCloseTo(14_000, within(324.0));
  }

  @Test
  void theEvaluationShareIsIndependentOfTheArm() {
    var all = count(i -> HALVES.evaluation("viewer-" + i));
    var both = count(i -> HALVES.evaluation("viewer-" + i) && first(i));

    // 2,000 ± 5·√(20,000·.1·.9) = 212; 1,000 ± 5·√(20,000·.05·.95) = 154.
    assertThat((double) all).isCloseTo(2_000, within(212.0));
    assertThat((double) both).isCloseTo(1_000, within(154.0));
  }

  @Test
  void sharesMustSumToOneAndTheEvaluationShareBeAShare() {
    var half = new Arm("a", "learning", .5);

    assertThatThrownBy(() -> new Experiment(List.of(half), .1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.5");
    for (var share : new double[] {-.01, 1.01, Double.NaN}) {
      assertThatThrownBy(() -> Experiment.of(List.of("learning"), share))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("evaluation share");
    }
    assertThat(Experiment.of(List.of("a", "b", "c"), 1).arms()).hasSize(3); // 3·⅓ within 10⁻⁹
  }

  @Test
  void equalArmsAreNumbered() {
    var experiment = Experiment.of(List.of("frozen", "frozen", "popularity", "frozen"), 0);

    assertThat(experiment.arms())
        .extracting(Arm::name)
        .containsExactly("frozen", "frozen-2", "popularity", "frozen-3");
    assertThat(experiment.arms())
        .extracting(Arm::policy)
        .containsExactly("frozen", "frozen", "popularity", "frozen");
    assertThat(experiment.arms()).extracting(Arm::share).containsOnly(.25);
  }

  private static boolean first(int i) {
    return HALVES.arm("viewer-" + i).name().equals("learning");
  }

  private static long count(java.util.function.IntPredicate predicate) {
    return IntStream.range(0, VIEWERS).filter(predicate).count();
  }
}
