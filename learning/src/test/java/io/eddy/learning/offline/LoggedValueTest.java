package io.eddy.learning.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.value.CandidateScorer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedValueTest {
  /** Prefers the first feature, which earns. */
  private static final CandidateScorer GOOD =
      (state, rows, count, scores) -> {
        for (var i = 0; i < count; i++) {
          scores[i] = 7 + 3 * rows[3 * i + 1];
        }
      };

  /** Slates of a platform, of whose other rooms all nine are logged or only some. */
  private static OfflineSlates slates(double beta, int logged) {
    var slates = new SmallPlatform(beta, logged, 8).slates(6_000, true);
    return new OfflineSlates(slates, OfflineLog.of(slates, 6_000).shape(), 1);
  }

  /** What a position earns on average, had the policy filled it: by the truth of all rooms. */
  private static double truth(OfflineSlates log) {
    var observation = new Observation(log.shape());
    var sum = 0.0;
    for (var slate : log.list()) {
      slate.fill(observation);
      var n = slate.candidates();
      var scores = new double[n];
      GOOD.scores(observation.state(), observation.rows(), n, scores);
      var mean = Arrays.stream(scores).average().orElseThrow();
      var deviation = Math.sqrt(Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).sum() / n);
      for (var j = 0; j < SmallPlatform.SHOWN; j++) {
        var left = 0.0;
        var earned = 0.0;
        for (var i = j; i < n; i++) { // those shown before are gone
          var attraction = Math.exp((scores[i] - mean) / deviation / .5);
          left += attraction;
          earned += attraction * SmallPlatform.truth(observation.rows(), i);
        }
        sum += earned / left / SmallPlatform.SHOWN;
      }
    }
    return sum / log.size();
  }

  @Test
  void isWhatThePolicyWouldHaveEarned() {
    var log = slates(.5, 9);
    var value = new LoggedValue(log);

    var error = value.of(GOOD) - value.pessimistic(GOOD);
    assertThat(error).isBetween(.001, .02);
    assertThat(value.of(GOOD))
        .isCloseTo(truth(log), within(4 * error))
        .isGreaterThan(2 * value.asLogged());
  }

  /** Four of the nine others stand for all of them. */
  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void isTheSameFromASampleOfTheCandidates(int logged) {
    var whole = slates(.5, 9);
    var value = new LoggedValue(slates(.5, logged));
    assertThat(value.of(GOOD)).isCloseTo(truth(whole), within(.03));
  }

  @Test
  void likelihoodIsThatOfTheSoftmaxThatLogged() {
    CandidateScorer logged =
        (state, rows, count, scores) -> {
          for (var i = 0; i < count; i++) {
            scores[i] = 2 * rows[3 * i + 2];
          }
        };
    var log = slates(2, 9);
    var expected =
        log.list().stream()
            .flatMap(s -> List.of(0, 1, 2).stream().map(j -> Math.log(s.propensity(j))))
            .mapToDouble(Double::doubleValue)
            .average()
            .orElseThrow();
    var value = new LoggedValue(log);
    assertThat(value.meanLogLikelihood(logged)).isCloseTo(expected, within(1e-3)); // half precision
    assertThat(value.meanLogLikelihood(GOOD)).isLessThan(expected - .3);
  }
}
