package io.eddy.rl.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.random.SplitMix64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Probabilities of Thompson sampling: exact where they can be, within their stated error elsewhere. */
class LinearThompsonTest {

  private static final int ACTIONS = 6;
  private static final int WIDTH = 3;

  private static LinearThompson bandit(int most, int width, double epsilon, int samples) {
    return new LinearThompson(
        Candidate.shape(most, width),
        new LinearThompsonConfig(1, 1, epsilon, samples),
        new SplitMix64(7));
  }

  /** Candidates that resemble each other, as rooms of one viewer do, and what was learned of them. */
  private static Observation taught(LinearThompson bandit, long seed) {
    var random = new SplittableRandom(seed);
    var features = new double[ACTIONS * WIDTH];
    for (var i = 0; i < features.length; i++) {
      features[i] = (i % WIDTH == 0 ? 2 : 0) + .6 * random.nextGaussian();
    }
    var observation = Candidate.rows(WIDTH, features);
    for (var n = 0; n < 6; n++) {
      bandit.learn(observation, random.nextInt(ACTIONS), random.nextGaussian(), 1);
    }
    return observation;
  }

  @Test
  void twoCandidatesAreIntegratedExactly() {
    // A = diag(2, 1), θ̂ = (1, 0): θ₁ − θ₂ ~ N(1, ½ + 1), so the first wins with Φ(1/√1.5).
    var bandit = bandit(2, 2, 0, 2);
    var observation = Candidate.rows(2, 1, 0, 0, 1);
    bandit.learn(observation, 0, 2, 1);
    var probabilities = new double[2];
    var errors = new double[2];

    bandit.probabilities(observation, probabilities, errors);

    assertThat(probabilities[0]).isCloseTo(.7928919108787373, within(1e-12));
    assertThat(probabilities[1]).isCloseTo(1 - .7928919108787373, within(1e-12));
    assertThat(errors).containsExactly(new double[] {0, 0}, within(1e-12));
  }

  @Test
  void oneFeatureIsIntegratedExactly() {
    // θ ~ N(1, ½): the row −1 wins below 0, which is 1/√½ deviations off; the row ½ never; of the
    // two rows 1 the earlier one wins.
    var bandit = bandit(4, 1, 0, 2);
    var observation = Candidate.rows(1, .5, 1, -1, 1);
    bandit.learn(observation, 1, 2, 1);
    var probabilities = new double[4];

    bandit.probabilities(observation, probabilities);

    var below = Normal.cumulative(-Math.sqrt(2));
    assertThat(probabilities).containsExactly(new double[] {0, 1 - below, below, 0}, within(1e-12));
  }

  @Test
  void statedErrorIsThatAgainstBruteForce() {
    // Differences over their errors have a mean square near 1. All posteriors are integrated with
    // the
    // same draws, so it is not as sure as 200 numbers would make it; an error of half or double the
    // size would make it four times as large or as small. Candidates that hardly ever win are left
    // out: 300 draws may not see them at all.
    var squares = 0.0;
    var count = 0;
    for (var seed = 1; seed <= 40; seed++) {
      var bandit = bandit(ACTIONS, WIDTH, 0, 300);
      var observation = taught(bandit, seed);
      var probabilities = new double[ACTIONS];
      var errors = new double[ACTIONS];
      bandit.probabilities(observation, probabilities, errors);
      var draws = 100_000;
      var frequencies = frequencies(bandit, observation, draws);
      for (var action = 0; action < ACTIONS; action++) {
        var p = frequencies[action];
        var error = Math.hypot(errors[action], Math.sqrt(p * (1 - p) / draws) + 1.0 / draws);
        if (p > .02) {
          squares += Math.pow((probabilities[action] - p) / error, 2);
          count++;
        }
      }
      // A plain frequency of as many draws would have the error √(p(1−p)/300).
      assertThat(errors[0])
          .isLessThanOrEqualTo(Math.sqrt(probabilities[0] * (1 - probabilities[0]) / 300));
    }
    assertThat(count).isGreaterThan(150);
    assertThat(squares / count).isBetween(.4, 1.6);
  }

  @Test
  void independentNormalsWouldBeWrong() {
    var bandit = bandit(ACTIONS, WIDTH, 0, 20_000);
    var observation = taught(bandit, 1);
    var probabilities = new double[ACTIONS];
    var errors = new double[ACTIONS];
    bandit.probabilities(observation, probabilities, errors);
    var wrong = independent(bandit.posterior(), observation);

    var most = 0.0;
    for (var action = 0; action < ACTIONS; action++) {
      most = Math.max(most, Math.abs(wrong[action] - probabilities[action]) / errors[action]);
    }
    assertThat(most).isGreaterThan(20);
  }

  /** ∫ φᵢ(x) Πⱼ Φⱼ(x) dx over the marginals, as if scores had nothing in common. */
  private static double[] independent(LinearPosterior posterior, Observation observation) {
    var probabilities = new double[ACTIONS];
    for (var x = -20.0; x < 20; x += .005) {
      for (var i = 0; i < ACTIONS; i++) {
        var product = density(posterior, observation, i, x) * .005;
        for (var j = 0; j < ACTIONS; j++) {
          product *= j == i ? 1 : Normal.cumulative(standard(posterior, observation, j, x));
        }
        probabilities[i] += product;
      }
    }
    return probabilities;
  }

  private static double density(LinearPosterior posterior, Observation o, int action, double x) {
    var z = standard(posterior, o, action, x);
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / posterior.deviation(o.rows(), action);
  }

  private static double standard(LinearPosterior posterior, Observation o, int action, double x) {
    return (x - posterior.estimate(o.rows(), action)) / posterior.deviation(o.rows(), action);
  }

  private static double[] frequencies(LinearThompson bandit, Observation observation, int draws) {
    var frequencies = new double[observation.count()];
    for (var n = 0; n < draws; n++) {
      frequencies[bandit.act(0, observation)] += 1.0 / draws;
    }
    return frequencies;
  }

  @Test
  void drawsFollowTheProbabilities() {
    var bandit = bandit(ACTIONS, WIDTH, .1, 400_000);
    var observation = taught(bandit, 2);
    observation.mask(1);
    var probabilities = new double[ACTIONS];
    bandit.probabilities(observation, probabilities);
    var draws = 50_000;
    var frequencies = frequencies(bandit, observation, draws);

    var chiSquare = 0.0;
    for (var action = 0; action < ACTIONS; action++) {
      if (action != 1) {
        var difference = frequencies[action] - probabilities[action];
        chiSquare += draws * difference * difference / probabilities[action];
      }
    }
    assertThat(probabilities[1]).isEqualTo(0);
    assertThat(frequencies[1]).isEqualTo(0);
    assertThat(probabilities[3]).isGreaterThanOrEqualTo(.1 / 5);
    assertThat(chiSquare).isLessThan(18.47); // 4 degrees of freedom, 1 in 1,000
  }

  @Test
  void equalBeliefsGiveEqualProbabilities() {
    var bandit = bandit(ACTIONS, WIDTH, 0, 100);
    var observation = taught(bandit, 3);
    var first = new double[ACTIONS];
    var second = new double[ACTIONS];
    bandit.probabilities(observation, first);
    bandit.act(0, observation);
    bandit.behaviour().probabilities(observation, second);

    assertThat(second).containsExactly(first);
  }
}
