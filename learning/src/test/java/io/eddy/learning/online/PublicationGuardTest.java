package io.eddy.learning.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.learning.Chronicle;
import io.eddy.recommender.policy.PolicyWeights;
import io.eddy.recommender.policy.SlateModel;
import io.eddy.rl.slate.SlateCoefficients;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must not be published. The value of an item is bias × its value here. */
class PublicationGuardTest {
  private static final double BOUND = 10;

  private static final SlateCoefficients PRIOR = SlateModel.prior(Chronicle.FEATURES).slate();

  private static PolicyWeights valuing(double bias) {
    var reward = new ArrayList<>(Collections.nCopies(PRIOR.reward().size(), 0.0));
    reward.set(0, bias);
    return weights(PRIOR.choice(), reward);
  }

  private static PolicyWeights weights(List<Double> choice, List<Double> reward) {
    return new PolicyWeights(
        new SlateCoefficients(
            PRIOR.items(),
            choice,
            PRIOR.position(),
            reward,
            PRIOR.future(),
            PRIOR.state(),
            PRIOR.noChoice(),
            PRIOR.slateIterations()),
        SlateModel.prior(Chronicle.FEATURES).watch(),
        0);
  }

  private static float[] item(float audience) {
    var row = new float[Chronicle.FEATURES.width()];
    row[Chronicle.FEATURES.column("bias")] = 1;
    row[Chronicle.FEATURES.column("audience")] = audience;
    return row;
  }

  private static PublicationGuard guard() {
    var guard = new PublicationGuard(BOUND);
    for (var i = 0; i < 64; i++) {
      guard.seen(item(i));
    }
    return guard;
  }

  @Test
  void passesWhatIsWithinReason() {
    assertThat(guard().refuses(valuing(10))).isEmpty();
    assertThat(guard().refuses(valuing(-10))).isEmpty();
  }

  @Test
  void refusesValuesBeyondWhatRewardsAllow() {
    assertThat(guard().refuses(valuing(10.001)).orElseThrow())
        .contains("beyond what rewards allow (10.0)");
    assertThat(guard().refuses(valuing(-10.001))).isPresent();
  }

  @Test
  void refusesAJumpOfMoreThanHalfTheBound() {
    var guard = guard();
    guard.published(valuing(1));
    assertThat(guard.refuses(valuing(6))).isEmpty();
    assertThat(guard.refuses(valuing(6.001)).orElseThrow()).contains("jumps");

    guard.published(valuing(6));
    assertThat(guard.refuses(valuing(6.001))).isEmpty();
  }

  @Test
  void refusesScoresThatTellNothingApart() {
    // Levels alone, which stand first, give every item the same score.
    var level = new ArrayList<>(Collections.nCopies(PRIOR.choice().size(), 0.0));
    level.set(0, -2.0);
    var rewards = Collections.nCopies(PRIOR.reward().size(), 0.0);
    assertThat(guard().refuses(weights(level, rewards))).hasValue("all items score alike");

    level.set(1, .25);
    assertThat(guard().refuses(weights(level, rewards))).isEmpty();
  }

  @Test
  void canNotEvenBeAskedAboutWeightsThatAreNoNumbers() {
    assertThatThrownBy(() -> valuing(Double.NaN)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> valuing(Double.POSITIVE_INFINITY))
        .isInstanceOf(ArithmeticException.class);
  }
}
