package io.eddy.rl.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void constantNeverChanges() {
    assertThat(Schedule.constant(.1).at(0)).isEqualTo(.1);
    assertThat(Schedule.constant(.1).at(Long.MAX_VALUE)).isEqualTo(.1);
  }

  @Test
  void linearIsAStraightLineThenLevel() {
    var schedule = Schedule.linear(1, .5, 8);

    assertThat(schedule.at(0)).isEqualTo(1);
    assertThat(schedule.at(2)).isEqualTo(.875); // 1 − .5 · 2/8
    assertThat(schedule.at(7)).isEqualTo(.5625); // 1 − .5 · 7/8
    assertThat(schedule.at(8)).isEqualTo(.5);
    assertThat(schedule.at(9)).isEqualTo(.5);
  }

  @Test
  void lastStepOfALineIsExactlyItsEnd() {
    assertThat(Schedule.linear(.3, .1, 3).at(3)).isEqualTo(.1);
  }

  @Test
  void refusesWhatIsNoSchedule() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedule.linear(1, 0, 0))
        .withMessageContaining("steps (0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedule.constant(Double.NaN))
        .withMessageContaining("value (NaN)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedule.linear(Double.POSITIVE_INFINITY, 0, 1))
        .withMessageContaining("from (Infinity)");
  }
}
