package io.eddy.simulator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ClocksTest {
  private static final Instant EIGHT = Instant.parse("2026-01-05T20:00:00Z");

  /** 15 s of wall at speed 240 are an hour. */
  @Test
  void theAcceleratedClockRunsFasterThanTheWall() {
    var wall = new SteppedClock(Instant.EPOCH);
    var clock = new AcceleratedClock(EIGHT, 240, wall);
    assertThat(clock.instant()).isEqualTo(EIGHT);
    wall.advanceTo(15_000);
    assertThat(clock.instant()).isEqualTo(EIGHT.plus(Duration.ofHours(1)));
    assertThat(clock.millis()).isEqualTo(EIGHT.toEpochMilli() + 3_600_000);
    assertThat(clock.wallPassed()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void theSteppedClockNeverGoesBack() {
    var clock = new SteppedClock(EIGHT);
    clock.advanceTo(clock.millis() + 5);
    assertThat(clock.instant()).isEqualTo(EIGHT.plusMillis(5));
    assertThatThrownBy(() -> clock.advanceTo(0)).hasMessageContaining("can't go back");
  }
}
