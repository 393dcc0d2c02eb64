package io.eddy.simulator.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class WatchTimeTest {
  private static final double FOREVER = 1e9;

  /** Tables of the normal distribution. */
  @Test
  void knowsTheNormalDistribution() {
    assertThat(WatchTime.normalCdf(0)).isCloseTo(.5, within(1e-6));
    assertThat(WatchTime.normalCdf(1)).isCloseTo(.841345, within(1e-6));
    assertThat(WatchTime.normalCdf(-1.959964)).isCloseTo(.025, within(1e-6));
  }

  /** Satisfaction 0: .13 long, medians 2.62 and 139 s; at normal draw 0 the medians themselves. */
  @Test
  void drawsTheMediansOfItsComponents() {
    var watch = WatchTime.at(0, FOREVER);
    assertThat(watch.draw(new Scripted().uniforms(.12).normals(0))).isCloseTo(139, within(1e-9));
    assertThat(watch.draw(new Scripted().uniforms(.14).normals(0))).isCloseTo(2.62, within(1e-9));
  }

  /** ln odds −1.901 + .8 = −1.101, so .2496 long; medians × e^.4 = 1.4918. */
  @Test
  void satisfactionMakesVisitsLonger() {
    var watch = WatchTime.at(1, FOREVER);
    assertThat(watch.longWeight()).isCloseTo(.2496, within(1e-4));
    assertThat(watch.shortMedian()).isCloseTo(3.909, within(1e-3));
    assertThat(watch.longMedian()).isCloseTo(207.4, within(.1));
  }

  @Test
  void aVisitIsOverWhenTheBroadcastIs() {
    var watch = WatchTime.at(0, 60);
    assertThat(watch.draw(new Scripted().uniforms(0).normals(0))).isEqualTo(60);
    assertThat(watch.mean(seconds -> seconds)).isLessThan(60);
    assertThat(WatchTime.at(0, 2).probabilityBelow(3)).isEqualTo(1);
  }

  /** .87·Φ(ln(3/2.62)/1.86) + .13·Φ(ln(3/139)/1.55) = .87·Φ(.0728) + .13·Φ(−2.4746) = .4612. */
  @Test
  void knowsHowManyLeaveFast() {
    assertThat(WatchTime.at(0, FOREVER).probabilityBelow(3)).isCloseTo(.4612, within(2e-4));
  }

  @Test
  void meansAgreeWithDraws() {
    var random = new SplittableRandom(1);
    var watch = WatchTime.at(.5, 2_000);
    var seconds = 0.0;
    var logs = 0.0;
    var draws = 400_000;
    for (var i = 0; i < draws; i++) {
      var drawn = watch.draw(random);
      seconds += drawn;
      logs += Math.log1p(drawn / 30);
    }
    assertThat(watch.mean(s -> s)).isCloseTo(seconds / draws, within(.015 * seconds / draws));
    assertThat(watch.mean(s -> Math.log1p(s / 30))).isCloseTo(logs / draws, within(.005));
  }
}
