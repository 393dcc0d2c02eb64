package io.eddy.rl.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Policy;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurvesTest {
  private static final Policy NONE =
      new Policy() {
        @Override
        public int choose(Observation observation, RandomGenerator random) {
          return 0;
        }

        @Override
        public void probabilities(Observation observation, double[] probabilities) {
          probabilities[0] = 1;
        }
      };

  @TempDir Path folder;

  private static TrialResult result(long seed, long steps, EpisodeLog log) {
    var point = new EvaluationPoint(steps, log.count(), 7.5);
    return new TrialResult(
        seed, steps, 1, 1, Double.NaN, 0, 1, steps, log, List.of(point), NONE, NONE);
  }

  /** Episodes of ten steps each, with the returns given. */
  private static EpisodeLog log(double... returns) {
    var log = new EpisodeLog();
    for (var i = 0; i < returns.length; i++) {
      log.add(10L * (i + 1), returns[i], returns[i] > 1);
    }
    return log;
  }

  @Test
  void aPointIsTheInterquartileMeanOfWhatSeedsHadReached() {
    // After 20 steps seeds have (0+2)/2 = 1, (2+4)/2 = 3, (4+6)/2 = 5 and (90+110)/2 = 100; the
    // middle two average 4. After 40: 3, 5, 7, 130: 6.
    var curve =
        LearningCurve.of(
            List.of(
                result(0, 40, log(0, 2, 4, 6)),
                result(1, 40, log(2, 4, 6, 8)),
                result(2, 40, log(4, 6, 8, 10)),
                result(3, 40, log(90, 110, 150, 170))),
            2);
    assertThat(curve.points()).extracting(LearningCurve.Point::step).containsExactly(20L, 40L);
    assertThat(curve.points())
        .extracting(LearningCurve.Point::interquartileMean)
        .containsExactly(4.0, 6.0);
    assertThat(curve.points().get(0).interval().contains(4)).isTrue();
  }

  @Test
  void noPointStandsWhereASeedHasNoEpisodeYet() {
    var curve = LearningCurve.of(List.of(result(0, 40, log(1, 2, 3, 4))), 8);
    assertThat(curve.points()).extracting(LearningCurve.Point::step).startsWith(10L);
    assertThat(curve.points()).hasSize(7);
  }

  @Test
  void theLastEpisodesThatHadEndedCount() {
    var log = log(1, 2, 4);
    assertThat(log.returnAround(9, 2)).isNaN();
    assertThat(log.returnAround(10, 2)).isEqualTo(1);
    assertThat(log.returnAround(29, 2)).isEqualTo(1.5);
    assertThat(log.returnAround(30, 2)).isEqualTo(3);
    assertThat(log.returnAround(999, 2)).isEqualTo(3);
  }

  @Test
  void writesLinesOfCommaSeparatedValues() throws IOException {
    var out = new StringWriter();
    CurveFiles.episodesHeader(out);
    CurveFiles.episodes("dqn", result(3, 20, log(1, 2.5)), out);
    CurveFiles.evaluationsHeader(out);
    CurveFiles.evaluations("dqn", result(3, 20, log(1, 2.5)), out);
    assertThat(out)
        .hasToString(
            """
            algorithm,seed,episode,step,return,success
            dqn,3,1,10,1.0,false
            dqn,3,2,20,2.5,true
            algorithm,seed,step,episode,return
            dqn,3,20,2,7.5
            """);
  }

  @Test
  void writesEventsForTensorBoard() throws IOException {
    CurveFiles.events(folder.resolve("run"), result(0, 20, log(1, 2)), InstantSource.system());
    // Four records: the version, two episodes, one evaluation; each 16 bytes and its event.
    assertThat(Files.size(folder.resolve("run/events.out.tfevents.eddy"))).isGreaterThan(4 * 16);
  }
}
