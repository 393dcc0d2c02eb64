package io.eddy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.recommender.slate.Exploration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The study of propensities, short. */
@Timeout(180)
class PropensityStudyTest {
  private static final int DECISIONS = 25_000;
  private static final int POSITIONS = 12;

  /** Two-sided 10⁻⁵ a run over twelve positions at once (Bonferroni: 8.3·10⁻⁷ each). */
  private static final double Z = 4.93;

  private static List<Exploration> explorations() {
    return PropensityStudy.EXPLORATIONS;
  }

  @ParameterizedTest
  @MethodSource("explorations")
  void theUniformPolicysWeightIsOneAtEveryPositionWhileRoomsEnd(Exploration exploration) {
    var study = new PropensityStudy();
    study.serve(exploration, DECISIONS, 1);

    assertThat(study.redrawn()).isPositive();
    assertThat(study.capped()).isGreaterThan(DECISIONS);
    assertThat(study.weights()).hasSize(POSITIONS);
    assertThat(study.weights().getFirst().count()).isGreaterThan(DECISIONS * 9 / 10);
    assertThat(study.weights())
        .extracting(weights -> PropensityStudy.interval(weights, Z))
        .allMatch(interval -> interval.contains(1));
  }
}
