package io.eddy.rl.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConfidenceSequenceTest {

  @Test
  void hasTheRadiusOfItsFormula() {
    // α = .05: u = −2 ln .05 = 5.991464547, ρ² = (u + ln(u+1))/100 = (5.991464547 +
    // 1.944690024)/100
    // = .07936154571. t = 100: tρ² + 1 = 8.936154571; variance 4:
    // 4 · 2·8.936154571/(10⁴·.07936154571) · ln(√8.936154571/.05) = .0900804453 · 4.0908099 =
    // .3685020
    // and the radius is its root, .6070437.
    var observed = new RunningMean(100, 10, 4 * 99);
    var interval = new ConfidenceSequence(.05, 100).at(observed);

    assertThat(interval.low()).isCloseTo(10 - .6070437, within(1e-4));
    assertThat(interval.high()).isCloseTo(10 + .6070437, within(1e-4));
  }

  @Test
  void isNarrowestForTheCountItWasPlannedFor() {
    var observed = new RunningMean(1_000, 0, 999);
    var planned = new ConfidenceSequence(.05, 1_000).at(observed).width();

    assertThat(new ConfidenceSequence(.05, 700).at(observed).width()).isGreaterThan(planned);
    assertThat(new ConfidenceSequence(.05, 1_400).at(observed).width()).isGreaterThan(planned);
  }

  @Test
  void knowsNothingBeforeTwoObservations() {
    var interval = new ConfidenceSequence(.05, 100).at(RunningMean.EMPTY.after(3));

    assertThat(interval)
        .isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
  }

  @Test
  void holdsTheMeanAtAllTimesWhereAFixedIntervalLosesIt() {
    // 500 series of exponentials, looked at after each of observations 50 … 2,000, α = .1. At most
    // a
    // tenth may ever miss (standard error 1.3 %); an interval for one fixed time, peeked at, misses
    // far more often.
    var random = new SplittableRandom(6);
    var sequence = new ConfidenceSequence(.1, 500);
    var missed = 0;
    var fixedMissed = 0;
    for (var trial = 0; trial < 500; trial++) {
      var observed = RunningMean.EMPTY;
      var miss = false;
      var fixedMiss = false;
      for (var t = 1; t <= 2_000; t++) {
        observed = observed.after(-Math.log1p(-random.nextDouble()));
        if (t >= 50) {
          miss |= !sequence.at(observed).contains(1);
          var radius = 1.6449 * Math.sqrt(observed.variance() / t);
          fixedMiss |= Math.abs(observed.mean() - 1) > radius;
        }
      }
      missed += miss ? 1 : 0;
      fixedMissed += fixedMiss ? 1 : 0;
    }
    assertThat(missed / 500.0).isBetween(.001, .14);
    assertThat(fixedMissed / 500.0).isGreaterThan(.3);
  }
}
