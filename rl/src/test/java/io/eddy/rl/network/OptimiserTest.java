package io.eddy.rl.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.random.Resumable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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

  @Test
  void longGradientsAreShortenedToTheirGreatestLength() {
    // ‖(3, 4)‖ = 5 becomes 1: g = (.6, .8). With β₁ = β₂ = 0, m̂ = g, v̂ = g²; θ = −.1·g/(|g| + 1):
    // −.06/1.6 = −.0375 and −.08/1.8 = −.0444444. The gradient itself stays.
    var parameters = new Parameters(2);
    parameters.gradient()[0] = 3;
    parameters.gradient()[1] = 4;
    new Adam(new AdamConfig(.1, 0, 0, 1, 1), parameters).step();
    assertThat(parameters.values()[0]).isCloseTo(-.0375f, within(1e-8f));
    assertThat(parameters.values()[1]).isCloseTo(-.0444444f, within(1e-7f));
    assertThat(parameters.gradient()).containsExactly(3, 4);

    // Without memory, s = g²: θ = −.1·g/√(g² + 1): −.06/√1.36 = −.0514496, −.08/√1.64 = −.0624695.
    parameters = new Parameters(2);
    parameters.gradient()[0] = 3;
    parameters.gradient()[1] = 4;
    new RmsProp(new RmsPropConfig(.1, 0, 1, 1), parameters).step();
    assertThat(parameters.values()[0]).isCloseTo(-.0514496f, within(1e-7f));
    assertThat(parameters.values()[1]).isCloseTo(-.0624695f, within(1e-7f));
  }

  @Test
  void gradientsAtTheirGreatestLengthStay() {
    // ‖(3, 4)‖ = 5 is not above 5: θ = −.1·g/(|g| + 1) = −.3/4 and −.4/5.
    var parameters = new Parameters(2);
    parameters.gradient()[0] = 3;
    parameters.gradient()[1] = 4;
    new Adam(new AdamConfig(.1, 0, 0, 1, 5), parameters).step();
    assertThat(parameters.values()[0]).isCloseTo(-.075f, within(1e-8f));
    assertThat(parameters.values()[1]).isCloseTo(-.08f, within(1e-8f));
  }

  @Test
  void aStepMayHaveARateOfItsOwn() {
    // With β₁ = β₂ = 0: θ = −rate·g/(|g| + 1) = −.4·1/2.
    var parameters = new Parameters(1);
    parameters.gradient()[0] = 1;
    new Adam(new AdamConfig(.1, 0, 0, 1, 0), parameters).step(.4);
    assertThat(parameters.values()[0]).isCloseTo(-.2f, within(1e-7f));
  }

  @Test
  void resumedOptimisersGoOnBitForBit() throws IOException {
    var whole = new Parameters(3);
    var wholeAdam = new Adam(AdamConfig.DEFAULT, whole);
    var wholeRmsProp = new RmsProp(RmsPropConfig.DEFAULT, whole);
    step(whole, wholeAdam, wholeRmsProp, 0, 20);

    var first = new Parameters(3);
    var firstAdam = new Adam(AdamConfig.DEFAULT, first);
    var firstRmsProp = new RmsProp(RmsPropConfig.DEFAULT, first);
    step(first, firstAdam, firstRmsProp, 0, 10);
    var second = new Parameters(3);
    var secondAdam = new Adam(AdamConfig.DEFAULT, second);
    var secondRmsProp = new RmsProp(RmsPropConfig.DEFAULT, second);
    copy(first, second);
    copy(firstAdam, secondAdam);
    copy(firstRmsProp, secondRmsProp);
    step(second, secondAdam, secondRmsProp, 10, 20);

    assertThat(second.values()).containsExactly(whole.values());
    assertThat(secondAdam.steps()).isEqualTo(20);
  }

  private static void step(Parameters parameters, Adam adam, RmsProp rmsProp, int from, int to) {
    for (var step = from; step < to; step++) {
      for (var i = 0; i < parameters.count(); i++) {
        parameters.gradient()[i] = (float) Math.sin(7 * step + i);
      }
      adam.step();
      rmsProp.step();
    }
  }

  private static void copy(Resumable from, Resumable to) throws IOException {
    var bytes = new ByteArrayOutputStream();
    from.save(new DataOutputStream(bytes));
    to.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  @Test
  void statesOfOtherNetworksAreRefused() {
    var small = new Parameters(2);
    var large = new Parameters(3);
    assertThatThrownBy(() -> copy(small, large)).hasMessageContaining("2 parameters");
    assertThatThrownBy(
            () -> copy(new Adam(AdamConfig.DEFAULT, small), new Adam(AdamConfig.DEFAULT, large)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("2 parameters, the network has 3");
    assertThatThrownBy(
            () ->
                copy(
                    new RmsProp(RmsPropConfig.DEFAULT, small),
                    new RmsProp(RmsPropConfig.DEFAULT, large)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("2 parameters, the network has 3");
  }

  @Test
  void settingsOutOfBoundsAreNamed() {
    assertThatThrownBy(() -> AdamConfig.DEFAULT.withLearningRate(0))
        .hasMessageContaining("learningRate (0.0)");
    assertThatThrownBy(() -> new AdamConfig(1, 1, .9, 1, 0)).hasMessageContaining("beta1 (1.0)");
    assertThatThrownBy(() -> RmsPropConfig.DEFAULT.withMaxGradientNorm(-1))
        .hasMessageContaining("maxGradientNorm (-1.0)");
  }
}
