package io.eddy.rl.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OptimiserTest {

  @Test
  void adamTakesTheStepsOfThePaper() {
    // α = .1, β₁ = .5, β₂ = .75, ε = 0.1, θ₀ = 1; g = 2, then −1.
    // t = 1: m = .5·2 = 1, v = .25·4 = 1; m̂ = 1/.5 = 2, v̂ = 1/.25 = 4; θ = 1 − .1·2/(2 + .1)
    //   = 1 − .2/2.1 = .9047619.
    // t = 2: m = .5·1 + .5·(−1) = 0: nothing moves. v = .75·1 + .25·1 = 1.
    // t = 3, g = 3: m = 1.5, v = .75 + .25·9 = 3; m̂ = 1.5/.875 = 1.7142857, v̂ = 3/.578125 =
    //   5.1891892, √v̂ = 2.2779797; θ = .9047619 − .17142857/2.3779797 = .8326720.
    var parameters = new Parameters(1);
    parameters.values()[0] = 1;
    var adam = new Adam(new AdamConfig(.1, .5, .75, .1, 0), parameters);

    parameters.gradient()[0] = 2;
    adam.step();
    assertThat(parameters.values()[0]).isCloseTo(.9047619f, within(1e-6f));
    parameters.gradient()[0] = -1;
    adam.step();
    assertThat(parameters.values()[0]).isCloseTo(.9047619f, within(1e-6f));
    parameters.gradient()[0] = 3;
    adam.step();
    assertThat(parameters.values()[0]).isCloseTo(.8326720f, within(1e-6f));
  }

  @Test
  void rmsPropTakesTheStepsOfThePaper() {
    // η = .1, ρ = .75, ε = .25, θ₀ = 1; g = 2: s = .25·4 = 1; θ = 1 − .2/√1.25 = .8211146.
    // g = −4: s = .75 + .25·16 = 4.75; θ = .8211146 + .4/√5 = 1.0000000.
    var parameters = new Parameters(1);
    parameters.values()[0] = 1;
    var rmsProp = new RmsProp(new RmsPropConfig(.1, .75, .25, 0), parameters);

    parameters.gradient()[0] = 2;
    rmsProp.step();
    assertThat(parameters.values()[0]).isCloseTo(.8211146f, within(1e-6f));
    parameters.gradient()[0] = -4;
    rmsProp.step();
    assertThat(parameters.values()[0]).isCloseTo(1, within(1e-6f));
  }
}
