package io.eddy.learning.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.learning.Chronicle;
import io.eddy.recommender.feature.Away;
import io.eddy.recommender.policy.SlateModel;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.slate.SlateChoice;
import io.eddy.rl.slate.SlateCoefficients;
import io.eddy.rl.slate.SlateHeads;
import io.eddy.rl.slate.SlateNetworkNumbers;
import io.eddy.rl.slate.SlateWeights;
import io.eddy.rl.value.NetworkConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must not be published. The value of an item is bias × its value here. */
class PublicationGuardTest {
  private static final double BOUND = 10;

  private static final SlateCoefficients PRIOR = SlateModel.prior(Chronicle.FEATURES).slate();

  private static SlateHeads valuing(double bias) {
    var reward = new ArrayList<>(Collections.nCopies(PRIOR.reward().size(), 0.0));
    reward.set(0, bias);
    return weights(PRIOR.choice(), reward);
  }

  private static SlateHeads weights(List<Double> choice, List<Double> reward) {
    return new SlateWeights(
        new SlateCoefficients(
            PRIOR.items(),
            choice,
            PRIOR.position(),
            reward,
            PRIOR.future(),
            PRIOR.state(),
            PRIOR.noChoice(),
            PRIOR.slateIterations()));
  }

  /** The prior's linear part and networks without hidden layers: A's R is the away state's value. */
  private static SlateHeads addingWhenAway(float value) {
    var form = new NetworkConfig(List.of(), Activation.LINEAR, Initialisation.HE, 0);
    var features = Chronicle.FEATURES;
    // Rows of A are [state ⊕ item ⊕ bias] × [c, R, F]; B is (state + bias) × [V, U∅].
    var numbers =
        new float
            [3 * (features.stateWidth() + features.width() + 1) + 2 * (features.stateWidth() + 1)];
    numbers[3 * features.stateColumn(Away.NAME) + 1] = value;
    return SlateHeads.of(PRIOR, new SlateNetworkNumbers(form, numbers));
  }

  private static SlateChoice answer(float audience, boolean away) {
    var state = new float[Chronicle.FEATURES.stateWidth()];
    state[Chronicle.FEATURES.stateColumn(Away.NAME)] = away ? 1 : 0;
    return new SlateChoice(state, item(audience), new int[] {0}, 0, 1);
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
      guard.seen(answer(i, false));
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
  void looksAtWhatNetworksSayOfTheState() {
    // The prior's value of these items is its bias, −.1: −.1 + 10.2 is beyond 10, in away states
    // only.
    var guard = guard();
    assertThat(guard.refuses(addingWhenAway(10.2f))).isEmpty();
    guard.seen(answer(0, true));
    assertThat(guard.refuses(addingWhenAway(10.2f)).orElseThrow()).contains("beyond what rewards");
    assertThat(guard.refuses(addingWhenAway(10))).isEmpty();

    guard.published(addingWhenAway(1));
    assertThat(guard.refuses(addingWhenAway(6))).isEmpty();
    assertThat(guard.refuses(addingWhenAway(6.1f)).orElseThrow()).contains("jumps");
  }

  @Test
  void canNotEvenBeAskedAboutWeightsThatAreNoNumbers() {
    assertThatThrownBy(() -> valuing(Double.NaN)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> valuing(Double.POSITIVE_INFINITY))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> addingWhenAway(Float.NaN))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("of the networks is NaN, not finite");
  }
}
