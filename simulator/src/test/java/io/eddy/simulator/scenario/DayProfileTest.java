package io.eddy.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DayProfileTest {
  private static final long HOUR = 3_600_000;
  private static final DayProfile FLAT = new DayProfile(Collections.nCopies(24, 5.0));

  @Test
  void scalesRatesToAverageOne() {
    assertThat(FLAT.rateAt(13 * HOUR)).isEqualTo(1);
    assertThat(DayProfile.VIEWERS.hourly().stream().mapToDouble(rate -> rate).sum())
        .isBetween(23.999999, 24.000001);
  }

  /** 24 a day are one an hour; a draw of 1.5 is an hour and a half. */
  @Test
  void waitsAsLongAsTheDrawSaysWhereRatesAreFlat() {
    assertThat(FLAT.next(10 * HOUR, 24, 1.5)).isEqualTo(10 * HOUR + HOUR * 3 / 2);
  }

  /** Over a whole day the integrated rate is the number per day, whatever the shape. */
  @Test
  void aDrawOfTheDailyNumberIsADay() {
    assertThat(DayProfile.BROADCASTS.next(7 * HOUR, 3, 3.0))
        .isBetween(31 * HOUR - 2, 31 * HOUR + 2);
  }

  /** Hours 0 to 22 at rate 12/13, hour 23 at 36/13; with 13 a day that is .5 and 1.5 an hour. */
  @Test
  void busyHoursAreShort() {
    var rates = new Double[24];
    Arrays.fill(rates, 1.0);
    rates[23] = 3.0;
    var profile = new DayProfile(List.of(rates));
    assertThat(profile.next(22 * HOUR, 13, .5 + .75)).isEqualTo(23 * HOUR + HOUR / 2);
  }

  @Test
  void refusesAProfileWithoutTwentyFourPositiveRates() {
    assertThatThrownBy(() -> new DayProfile(Collections.nCopies(23, 1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("24 positive numbers");
    assertThatThrownBy(() -> new DayProfile(Collections.nCopies(24, 0.0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
