package io.eddy.rl.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Environment;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.mdp.Transition;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
  private static final Task CORRIDOR =
      new Task("corridor", Corridor::new, -5, (total, reachedGoal) -> reachedGoal);

  @TempDir Path folder;

  private static Training training(int environments, TrainingConfig config, long seed) {
    return new Training(
        CORRIDOR, random -> new Walker(environments, random), config, seed, TrainingListener.NONE);
  }

  private static TrainingConfig every(Limit limit, long period) {
    return new TrainingConfig(limit, period, 5, 10);
  }

  private static byte[] bytes(Training training) throws IOException {
    var bytes = new ByteArrayOutputStream();
    training.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void stopsAtExactlyTheSteps(int environments) {
    var training = training(environments, every(Limit.steps(1_001), 100), 1);
    training.run();
    assertThat(training.steps()).isEqualTo(1_001);
    assertThat(training.result().averageReward()).isEqualTo(-1);
    assertThat(training.result().totalReward()).isEqualTo(-1_001);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void stopsWithTheLastOfTheEpisodes(int environments) {
    var training = training(environments, every(Limit.episodes(57), 10), 1);
    training.run();
    assertThat(training.log().count()).isEqualTo(57);
    assertThat(training.log().end(56)).isEqualTo(training.steps());
  }

  @Test
  void goesOnWhenItIsAskedForLittleAtATime() throws IOException {
    var whole = training(2, every(Limit.steps(900), 100), 5);
    whole.run();
    var pieces = training(2, every(Limit.steps(900), 100), 5);
    while (!pieces.advance(7)) {
      assertThat(pieces.steps()).isLessThan(900);
    }
    assertThat(bytes(pieces)).isEqualTo(bytes(whole));
  }

  /** In the middle of an episode, at its end, before the first evaluation and after some. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 50, 333, 600, 1_000})
  void trainingOnAfterLoadingIsTrainingOn(int first) throws IOException {
    for (var environments : new int[] {1, 3}) {
      var config = every(Limit.steps(2_000), 100);
      var whole = training(environments, config, 9);
      whole.run();

      var before = training(environments, config, 9);
      before.advance(first);
      var file = folder.resolve("bundle");
      Bundle.write(file, before);
      var after = training(environments, config, 9);
      Bundle.read(file, after);
      after.run();

      assertThat(bytes(after)).isEqualTo(bytes(whole));
      assertThat(after.result())
          .usingRecursiveComparison()
          .ignoringFields("seconds", "timedSteps")
          .isEqualTo(whole.result());
      assertThat(after.result().timedSteps()).isEqualTo(2_000 - first);
    }
  }

  /** A hundredth of 1,000 steps is 10, and stays it. */
  @Test
  void goesOnForLongerThanItWasTo() throws IOException {
    var short_ = training(2, every(Limit.steps(1_000), 10), 9);
    short_.run();
    var file = folder.resolve("bundle");
    Bundle.write(file, short_);
    var on = training(2, every(Limit.steps(2_000), 20), 9);
    Bundle.read(file, on);
    on.run();

    var whole = training(2, every(Limit.steps(2_000), 10), 9);
    whole.run();
    assertThat(bytes(on)).isEqualTo(bytes(whole));
  }

  @Test
  void lookingChangesNothingOfWhatIsLearned() {
    var often = training(2, every(Limit.steps(2_000), 10), 3);
    var never = training(2, every(Limit.steps(2_000), 2_000), 3);
    often.run();
    never.run();
    assertThat(((Walker) often.agent()).values()).isEqualTo(((Walker) never.agent()).values());
    assertThat(often.result().evaluations()).hasSize(200);
    assertThat(never.result().evaluations()).hasSize(1);
  }

  @Test
  void learns() {
    var training = training(1, TrainingConfig.of(Limit.steps(5_000)), 1);
    training.run();
    var result = training.result();

    // Right everywhere. With p = 4/5 of going right, from cell i: E₀ = 1/p + … ; exact values:
    // E₃ = 1 + .2E₂, E₂ = 1 + .8E₃ + .2E₁, E₁ = 1 + .8E₂ + .2E₀, E₀ = 1 + .8E₁ + .2E₀
    // dᵢ = Eᵢ − Eᵢ₊₁: d₀ = 1.25, d₁ = 1.25 + d₀/4 = 1.5625, d₂ = 1.25 + d₁/4 = 1.640625,
    // d₃ = 1.25 + d₂/4 = 1.66015625 = E₃; E₂ = 3.30078, E₁ = 4.86328, E₀ = 6.11328; their mean is
    // 3.98438. One episode deviates by about 2.7, so 100 by .27; five of those are allowed.
    assertThat(result.finalReturn()).isCloseTo(-3.984, within(1.35));
    assertThat(result.successRate()).isGreaterThan(.9);
    assertThat(result.evaluations()).hasSize(20);
  }

  @Test
  void saysOfWhichTrainingAFileIs() throws IOException {
    var file = folder.resolve("bundle");
    Bundle.write(file, training(1, every(Limit.steps(10), 5), 1));
    assertThatThrownBy(() -> Bundle.read(file, training(1, every(Limit.steps(10), 5), 2)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its seed is 1, here it is 2");
    assertThatThrownBy(() -> Bundle.read(file, training(2, every(Limit.steps(10), 5), 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("number of environments is 1");
    assertThatThrownBy(() -> Bundle.read(file, training(1, every(Limit.episodes(10), 5), 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("limit's unit is STEPS");
  }

  @Test
  void refusesADamagedFile() throws IOException {
    var file = folder.resolve("bundle");
    var state = training(1, every(Limit.steps(10), 5), 1);
    Bundle.write(file, state);
    var content = Files.readAllBytes(file);
    content[content.length - 1] ^= 1;
    Files.write(file, content);
    assertThatThrownBy(() -> Bundle.read(file, state))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("checksum");
    Files.writeString(file, "something else");
    assertThatThrownBy(() -> Bundle.read(file, state))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no bundle");
  }

  @Test
  void environmentsDoNotShareTheirChance() {
    var drawn = new ArrayList<Long>();
    var streams = new Streams(4);
    drawn.add(streams.agent().nextLong());
    drawn.add(streams.evaluation());
    drawn.add(streams.report());
    for (var i = 0; i < 1_000; i++) {
      drawn.add(streams.nextEnvironment().nextLong());
    }
    assertThat(drawn).doesNotHaveDuplicates();
  }

  /** Rewards of evaluation: 1, then 3, then 2, each for all its episodes; fresh ones pay half. */
  @Test
  void selectsTheBestOfTheEvaluationsAndMeasuresItAnew() {
    var told = new ArrayList<Double>();
    var listener =
        new TrainingListener() {
          @Override
          public void evaluated(EvaluationPoint point) {
            told.add(point.meanReturn());
          }
        };
    var training =
        new Training(
            new Task("payments", Payment::new, Double.NaN, (total, goal) -> goal),
            random -> new Scripted(List.of(0, 1, 3, 2)),
            new TrainingConfig(Limit.steps(3), 1, 4, 4),
            1,
            listener);
    training.run();
    var result = training.result();

    assertThat(told).containsExactly(1.0, 3.0, 2.0);
    assertThat(result.finalReturn()).isEqualTo(2);
    assertThat(result.selectedReturn()).isEqualTo(3);
    assertThat(result.solvedAtStep()).isEqualTo(OptionalLong.empty());
  }

  @Test
  void aStepAllocatesNothing() {
    var training = training(2, every(Limit.steps(1_000_000), 500_000), 1);
    training.advance(2_000);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var before = threads.getCurrentThreadAllocatedBytes();
    training.advance(1_000);
    var allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(training.log().count()).isLessThan(1_024);
    assertThat(allocated).isLessThan(1_000);
  }

  /** Pays what the action says; an episode is one step. */
  private static final class Payment implements Environment {
    @Override
    public ObservationShape shape() {
      return ObservationShape.fixed(1, 10);
    }

    @Override
    public void reset(RandomGenerator random, Observation first) {}

    @Override
    public double step(int action, RandomGenerator random, Observation next) {
      return action;
    }

    @Override
    public boolean terminated() {
      return true;
    }

    @Override
    public void save(DataOutput out) {}

    @Override
    public void load(DataInput in) {}
  }

  /** Its policy asks for one number after the other, the next after each step. */
  private static final class Scripted implements Agent {
    private final List<Integer> asked;
    private int at;

    Scripted(List<Integer> asked) {
      this.asked = asked;
    }

    @Override
    public int act(int environment, Observation observation) {
      return asked.get(at);
    }

    @Override
    public void observe(int environment, Transition transition) {
      at++;
    }

    @Override
    public Policy policy() {
      var action = asked.get(at);
      return new Policy() {
        @Override
        public int choose(Observation observation, RandomGenerator random) {
          return action;
        }

        @Override
        public void probabilities(Observation observation, double[] probabilities) {
          probabilities[action] = 1;
        }
      };
    }

    @Override
    public void save(DataOutput out) throws IOException {
      out.writeInt(at);
    }

    @Override
    public void load(DataInput in) throws IOException {
      at = in.readInt();
    }
  }
}
