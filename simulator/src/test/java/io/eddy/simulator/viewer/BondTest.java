package io.eddy.simulator.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BondTest {
  private static final long DAY = 86_400_000;
  private static final long MINUTE = 60_000;

  /** .4·ln(1 + 90/30) = .5545; three days halve the watch: .4·ln(2.5) = .3665. */
  @Test
  void loyaltyGrowsWithWatchingAndFadesOverDays() {
    var bond = new Bond(0);
    assertThat(bond.loyalty(0)).isZero();
    bond.visited(visit(90, -1), 0);
    assertThat(bond.loyalty(0)).isCloseTo(.5545, within(1e-4));
    assertThat(bond.loyalty(3 * DAY)).isCloseTo(.3665, within(1e-4));
  }

  @Test
  void aFollowIsRemembered() {
    var bond = new Bond(0);
    bond.visited(visit(90, 5), 0);
    bond.visited(visit(0, -1), 0);
    assertThat(bond.followed()).isTrue();
    assertThat(bond.loyalty(0)).isCloseTo(.9545, within(1e-4));
  }

  /** Two exposures in vain, half an hour apart: 1/2 + 1; a visit makes up for them. */
  @Test
  void exposureInVainTires() {
    var bond = new Bond(0);
    bond.passedOver(0);
    bond.passedOver(30 * MINUTE);
    assertThat(bond.fatigue(30 * MINUTE)).isCloseTo(1.5, within(1e-9));
    bond.visited(visit(10, -1), 31 * MINUTE);
    assertThat(bond.fatigue(31 * MINUTE)).isZero();
  }

  /** e^−1 after twenty minutes. */
  @Test
  void nobodyWantsBackAtOnce() {
    var bond = new Bond(0);
    assertThat(bond.sated(0)).isZero();
    bond.visited(visit(10, -1), 0);
    assertThat(bond.sated(0)).isEqualTo(1);
    assertThat(bond.sated(20 * MINUTE)).isCloseTo(.3679, within(1e-4));
  }

  private static Visit visit(double seconds, double followAt) {
    return new Visit(seconds, List.of(), List.of(), List.of(), followAt, -1, false, false);
  }
}
