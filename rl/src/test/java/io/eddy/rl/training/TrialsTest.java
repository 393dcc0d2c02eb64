package io.eddy.rl.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.random.SplitMix64;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TrialsTest {
  private static final TrainingConfig CONFIG =
      new TrainingConfig(Limit.steps(3_000), 1_000, 10, 20);

  private static List<TrialResult> run(int threads, long first, int count)
      throws InterruptedException {
    var task = new Task("corridor", Corridor::new, -5, (total, reachedGoal) -> reachedGoal);
    Function<SplitMix64, Agent> agents = random -> new Walker(2, random);
    return new Trials(task, agents, CONFIG, threads)
        .run(first, count, seed -> TrainingListener.NONE);
  }

  @Test
  void seedsComeToTheSameOnOneThreadAndOnMany() throws InterruptedException {
    assertThat(run(4, 0, 6))
        .usingRecursiveComparison()
        .ignoringFields("seconds")
        .isEqualTo(run(1, 0, 6));
  }

  @Test
  void aSeedComesToTheSameAloneAndAmongOthers() throws InterruptedException {
    var among = run(2, 3, 4);
    assertThat(among).extracting(TrialResult::seed).containsExactly(3L, 4L, 5L, 6L);
    assertThat(run(1, 5, 1).getFirst())
        .usingRecursiveComparison()
        .ignoringFields("seconds")
        .isEqualTo(among.get(2));
    assertThat(among.get(0).finalReturn()).isNotEqualTo(among.get(1).finalReturn());
  }

  @Test
  void sumsUpByInterquartileMeans() throws InterruptedException {
    var results = run(2, 0, 4);
    var summary = TrialSummary.of(results);
    // Of four numbers one is dropped at each end.
    var sorted = results.stream().mapToDouble(TrialResult::finalReturn).sorted().toArray();
    assertThat(summary.last().interquartileMean()).isEqualTo((sorted[1] + sorted[2]) / 2);
    assertThat(summary.last().interval().contains(summary.last().interquartileMean())).isTrue();
    assertThat(summary.solved())
        .isEqualTo((int) results.stream().filter(r -> r.solvedAtStep().isPresent()).count());
    assertThat(TrialSummary.of(results)).isEqualTo(summary);
  }

  @Test
  void keepsEverySeedAtItsEndAndTakesUpWhatWasKept() throws InterruptedException {
    var kept = new ConcurrentHashMap<Long, byte[]>();
    var checkpoints =
        new Checkpoints() {
          @Override
          public void begin(long seed, Training training) {
            assertThat(training.steps()).isZero();
            if (kept.containsKey(seed)) {
              load(training, kept.get(seed));
            }
          }

          @Override
          public void keep(long seed, Training training) {
            kept.put(seed, bytes(training));
          }
        };
    var task = new Task("corridor", Corridor::new, -5, (total, reachedGoal) -> reachedGoal);
    Function<SplitMix64, Agent> agents = random -> new Walker(2, random);
    var half = new TrainingConfig(Limit.steps(1_500), 1_000, 10, 20);
    new Trials(task, agents, half, 2).run(0, 3, seed -> TrainingListener.NONE, checkpoints);
    assertThat(kept).containsOnlyKeys(0L, 1L, 2L);

    var on =
        new Trials(task, agents, CONFIG, 2).run(0, 3, seed -> TrainingListener.NONE, checkpoints);
    assertThat(on)
        .allMatch(result -> result.steps() == 3_000 && result.timedSteps() == 1_500)
        .extracting(TrialResult::finalReturn)
        .isEqualTo(run(1, 0, 3).stream().map(TrialResult::finalReturn).toList());
  }

  private static byte[] bytes(Training training) {
    var bytes = new ByteArrayOutputStream();
    try {
      training.save(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void load(Training training, byte[] bytes) {
    try {
      training.load(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatFailsInATrialIsTold() {
    var task = new Task("corridor", Corridor::new, -5, (total, reachedGoal) -> reachedGoal);
    Function<SplitMix64, Agent> none =
        random -> {
          throw new IllegalArgumentException("no agent");
        };
    var trials = new Trials(task, none, CONFIG, 2);
    assertThatThrownBy(() -> trials.run(0, 2, seed -> TrainingListener.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no agent");
  }
}
