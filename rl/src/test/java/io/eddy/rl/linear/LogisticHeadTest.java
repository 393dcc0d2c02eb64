package io.eddy.rl.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.DoubleBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticHeadTest {

  @Test
  void takesOneNewtonStepFromOneAnswer() {
    // z = 1, p = ½, y = 1, Λ₀ = 4: Λ = 4 + ¼, b = ½·0 + 1 − ½; θ = .5/4.25 = 2/17.
    var head = new LogisticHead(Prior.zero(1, 4), 1);
    head.add(new double[] {1}, 1, new double[] {.5}, 0, 1);

    assertThat(head.solve(1)[0]).isCloseTo(2 / 17.0, within(1e-15));
    assertThat(head.logit(new double[] {3}, 0)).isCloseTo(6 / 17.0, within(1e-15));
  }

  @Test
  void linearisesTheNextAnswerWhereTheLastOneLed() {
    // θ = 2/17 = .1176470588, p = 1/(1+e^−θ) = .5293778866, p(1−p) = .2491369398; y = 0:
    // Λ = 4.25 + .2491369398, b = .5 + .2491369398·.1176470588 − .5293778866 = −.0000676584.
    var head = new LogisticHead(Prior.zero(1, 4), 1);
    head.add(new double[] {1}, 1, new double[] {.5}, 0, 1);
    head.add(new double[] {1}, 1, new double[] {.5293778866}, -1, 1);

    assertThat(head.solve(1)[0]).isCloseTo(-.0000676584 / 4.4991369398, within(1e-9));
  }

  @Test
  void alternativesShareTheirProbability() {
    // Two alternatives with z = 1 and p = 1/3 each, one is chosen, Λ₀ = 1:
    // F = 2/3 − (2/3)² = 2/9, b = 1 − 2/3 = 1/3; θ = (1/3)/(11/9) = 3/11.
    var head = new LogisticHead(Prior.zero(1, 1), 1);
    head.add(new double[] {1, 1}, 2, new double[] {1 / 3.0, 1 / 3.0}, 1, 1);

    assertThat(head.solve(1)[0]).isCloseTo(3 / 11.0, within(1e-15));
  }

  @Test
  void priorKeepsPaceWithTheLargestWeight() {
    // Weight 4, Λ₀ = 1, p = ½, y = 1: Λ = 4·1 + 4·¼ = 5, b = 4·½ = 2; θ = .4.
    var head = new LogisticHead(Prior.zero(1, 1), 1);
    head.add(new double[] {1}, 1, new double[] {.5}, 0, 4);

    assertThat(head.logit(new double[] {1}, 0)).isCloseTo(.4, within(1e-15));
    assertThat(head.solve(4)[0]).isCloseTo(.4, within(1e-15));
  }

  @Test
  void lateAnswerCountsAsAnAnswerInTime() {
    // Both heads linearise at their prior only: their next solve is after two answers.
    var inTime = new LogisticHead(Prior.zero(1, 4), 2);
    inTime.add(new double[] {2}, 1, new double[] {.5}, 0, 1);
    var late = new LogisticHead(Prior.zero(1, 4), 2);
    late.add(new double[] {2}, 1, new double[] {.5}, -1, 1);
    late.revise(new double[] {2}, 1, 1);

    assertThat(late.solve(1)).containsExactly(inTime.solve(1));
  }

  @Test
  void recoversTheCoefficientsOfAConditionalLogit() {
    // 20,000 answers to 3 alternatives: standard errors are near .01 (.02 for the intercept).
    var theta = new double[] {-1, .8, -.5};
    var random = new Random(11);
    var head = new LogisticHead(Prior.zero(3, 1), 100);
    for (var n = 0; n < 20_000; n++) {
      answer(head, theta, random);
    }

    assertThat(head.solve(1)).containsExactly(theta, within(.05));
  }

  /** Draws 3 alternatives with known offsets and an answer by theta; the head sees the offsets. */
  private static void answer(LogisticHead head, double[] theta, Random random) {
    var z = new double[9];
    var truth = new double[3];
    var believed = new double[3];
    for (var i = 0; i < 3; i++) {
      z[3 * i] = 1;
      z[3 * i + 1] = random.nextGaussian();
      z[3 * i + 2] = random.nextGaussian();
      var offset = .5 * random.nextGaussian();
      truth[i] = theta[0] + theta[1] * z[3 * i + 1] + theta[2] * z[3 * i + 2] + offset;
      believed[i] = head.logit(z, 3 * i) + offset;
    }
    var u = random.nextDouble();
    var chosen = -1;
    var probabilities = softmaxWithNothing(truth);
    for (var i = 0; i < 3 && chosen < 0; i++) {
      u -= probabilities[i];
      if (u < 0) {
        chosen = i;
      }
    }
    head.add(z, 3, softmaxWithNothing(believed), chosen, 1);
  }

  private static double[] softmaxWithNothing(double[] logits) {
    var sum = 1.0;
    var probabilities = new double[logits.length];
    for (var i = 0; i < logits.length; i++) {
      probabilities[i] = Math.exp(logits[i]);
      sum += probabilities[i];
    }
    for (var i = 0; i < logits.length; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  @Test
  void restoredHeadGoesOnBitForBit() {
    var theta = new double[] {-1, .8, -.5};
    var whole = new LogisticHead(Prior.zero(3, 1), 7);
    var random = new Random(12);
    for (var n = 0; n < 500; n++) {
      answer(whole, theta, random);
    }

    var first = new LogisticHead(Prior.zero(3, 1), 7);
    var sameRandom = new Random(12);
    for (var n = 0; n < 250; n++) {
      answer(first, theta, sameRandom);
    }
    var state = new double[first.stateLength()];
    first.save(DoubleBuffer.wrap(state));
    var second = new LogisticHead(Prior.zero(3, 1), 7);
    second.restore(DoubleBuffer.wrap(state));
    for (var n = 250; n < 500; n++) {
      answer(second, theta, sameRandom);
    }

    assertThat(second.solve(1)).containsExactly(whole.solve(1));
  }
}
