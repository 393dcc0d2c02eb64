package io.eddy.rl.slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The words compare by what they hold, and refuse what can't be. */
class ContentTest {

  private static SlateObservation observation(float feature) {
    return new SlateObservation(new float[] {1, 2}, new Candidates(2, 1, new float[] {3, feature}));
  }

  @Test
  void observationsCompareByTheirFeatures() {
    assertThat(observation(4)).isEqualTo(observation(4)).hasSameHashCodeAs(observation(4));
    assertThat(observation(4)).isNotEqualTo(observation(5));
  }

  @Test
  void slatesCompareInOrder() {
    assertThat(Slate.of(2, 0)).isEqualTo(Slate.of(2, 0)).isNotEqualTo(Slate.of(0, 2));
  }

  @Test
  void slateShowsNoCandidateTwice() {
    assertThatThrownBy(() -> Slate.of(1, 0, 1))
        .hasMessage("A candidate is shown twice in [1, 0, 1].");
  }

  @Test
  void candidatesFillTheirRectangle() {
    assertThatThrownBy(() -> new Candidates(2, 3, new float[5]))
        .hasMessage("The rows (5 numbers) must be count (2) x width (3).");
  }

  @Test
  void drawnActionHasPositiveProbability() {
    assertThatThrownBy(() -> new DrawnSlate(Slate.of(0), Math.log(0)))
        .hasMessage(
            "The log-probability (-Infinity) of a drawn action must be finite and at most 0.");
    assertThatThrownBy(() -> new DrawnSlate(Slate.of(0), .1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
