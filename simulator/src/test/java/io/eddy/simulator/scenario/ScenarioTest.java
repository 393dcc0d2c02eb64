package io.eddy.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ScenarioTest {
  @Test
  void threeMinutesAreTwelveHours() {
    assertThat(Scenario.of(1).simulated(Duration.ofMinutes(3))).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void streamersFollowTheViewers() {
    assertThat(Scenario.of(1).streamers()).isEqualTo(1_200);
    assertThat(Scenario.of(20_000, 1).streamers()).isEqualTo(3_000);
    assertThat(Scenario.of(100, 1).streamers()).isEqualTo(300);
  }

  @Test
  void namesTheValueThatItRefuses() {
    assertThatThrownBy(() -> Scenario.of(0, 1)).hasMessageContaining("viewers (0)");
    assertThatThrownBy(() -> Scenario.of(1).atSpeed(0)).hasMessageContaining("speed (0.0)");
  }
}
