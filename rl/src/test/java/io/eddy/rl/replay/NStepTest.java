package io.eddy.rl.replay;

import static io.eddy.rl.replay.Experiences.SHAPE;
import static io.eddy.rl.replay.Experiences.load;
import static io.eddy.rl.replay.Experiences.saved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class NStepTest {

  private static final double GAMMA = .9;

  @Test
  void addsEachStepAsItIsWithOneStep() {
    var memory = new Recording();
    var steps = new NStep(SHAPE, 1, GAMMA, 1, memory);
    steps.add(0, step(0, 5, 1, false, false));
    steps.add(0, step(1, 6, 2, true, false));

    assertThat(memory.added).containsExactly(new Added(0, 0, 5, .9, 1), new Added(1, 1, 6, 0, 2));
  }

  @Test
  void sumsThreeStepsAndWhatIsLeftAtATermination() {
    // Rewards 1, 2, 4, 8 from states 0 … 3 and a termination in 4, γ = .9:
    // from 0: 1 + 1.8 + .81·4 = 6.04, discount .729, next 3
    // from 1: 2 + 3.6 + .81·8 = 12.08;  from 2: 4 + 7.2 = 11.2;  from 3: 8; all of them discount 0.
    var memory = new Recording();
    var steps = new NStep(SHAPE, 3, GAMMA, 1, memory);
    steps.add(0, step(0, 1, 1, false, false));
    steps.add(0, step(1, 2, 2, false, false));
    assertThat(memory.added).isEmpty();
    steps.add(0, step(2, 4, 3, false, false));
    assertThat(memory.added).hasSize(1);
    steps.add(0, step(3, 8, 4, true, false));

    assertThat(memory.rounded())
        .containsExactly(
            new Added(0, 0, 6.04, .729, 3),
            new Added(1, 1, 12.08, 0, 4),
            new Added(2, 2, 11.2, 0, 4),
            new Added(3, 0, 8, 0, 4));
  }

  @Test
  void bootstrapsFromTheLastObservationAtATruncation() {
    // The same, cut off after two steps: from 0: 1 + 1.8 = 2.8, discount .81; from 1: 2, discount
    // .9;
    // both go on from state 2, which the episode was cut off in.
    var memory = new Recording();
    var steps = new NStep(SHAPE, 3, GAMMA, 1, memory);
    steps.add(0, step(0, 1, 1, false, false));
    steps.add(0, step(1, 2, 2, false, true));
    steps.add(0, step(40, 9, 41, false, false)); // another episode

    assertThat(memory.rounded())
        .containsExactly(new Added(0, 0, 2.8, .81, 2), new Added(1, 1, 2, .9, 2));
  }

  @Test
  void agreesWithTheSumWrittenOutOverManyEpisodesOfSeveralEnvironments() {
    for (var n = 1; n <= 5; n++) {
      var memory = new Recording();
      var steps = new NStep(SHAPE, n, GAMMA, 3, memory);
      var random = new SplitMix64(n);
      var episodes = new ArrayList<List<Step>>();
      for (var environment = 0; environment < 3; environment++) {
        episodes.add(new ArrayList<>());
      }
      var expected = new ArrayList<Added>();
      for (var t = 0; t < 600; t++) {
        var environment = random.nextInt(3);
        var episode = episodes.get(environment);
        var end = random.nextInt(8);
        var state = 1_000 * environment + t;
        episode.add(new Step(state, random.nextInt(-9, 10), state + 500, end == 0, end == 1));
        steps.add(environment, episode.getLast().transition());
        if (end < 2) {
          expected.addAll(writtenOut(episode, n));
          episode.clear();
        }
      }
      // What is still open at the end is no part of either.
      var open = episodes.stream().flatMap(List::stream).map(Step::state).toList();
      assertThat(memory.rounded().stream().filter(added -> !open.contains(added.state)).toList())
          .hasSizeGreaterThan(500)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void goesOnFromAFileInTheMiddleOfAnEpisode() throws IOException {
    var memory = new Recording();
    var resumedMemory = new Recording();
    var whole = new NStep(SHAPE, 3, GAMMA, 2, memory);
    for (var t = 0; t < 4; t++) {
      whole.add(0, step(t, t, t + 1, false, false));
    }
    whole.add(1, step(70, 1, 71, false, false));
    memory.added.clear();
    var resumed = new NStep(SHAPE, 3, GAMMA, 2, resumedMemory);
    resumed.add(1, step(9, 9, 9, false, false));
    load(resumed, saved(whole));
    for (var steps : List.of(whole, resumed)) {
      steps.add(0, step(4, 4, 5, false, false));
      steps.add(1, step(71, 1, 72, true, false));
      steps.add(0, step(5, 5, 6, false, true));
    }

    assertThat(resumedMemory.added).hasSize(6).isEqualTo(memory.added);
  }

  @Test
  void refusesAFileOfAnotherConfiguration() throws IOException {
    var file = saved(new NStep(SHAPE, 3, GAMMA, 2, new Recording()));

    assertThatThrownBy(() -> load(new NStep(SHAPE, 2, GAMMA, 2, new Recording()), file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("3 steps");
    assertThatThrownBy(() -> new NStep(SHAPE, 0, GAMMA, 1, new Recording()))
        .hasMessageContaining("steps (0)");
  }

  @Test
  void allocatesNothing() {
    var memory = new Replay(SHAPE, 100);
    var steps = new NStep(SHAPE, 3, GAMMA, 2, memory);
    var going = step(1, 1, 2, false, false);
    var ending = step(1, 1, 2, true, false);
    Runnable work =
        () -> {
          for (var i = 0; i < 10_000; i++) {
            steps.add(i % 2, i % 7 == 0 ? ending : going);
          }
        };
    work.run();

    assertThat(Allocation.during(work)).isLessThan(1_000);
  }

  private static Transition step(
      int state, double reward, int next, boolean terminated, boolean truncated) {
    return new Step(state, reward, next, terminated, truncated).transition();
  }

  /** Each step's transition by the definition of the n-step return. */
  private static List<Added> writtenOut(List<Step> episode, int n) {
    var transitions = new ArrayList<Added>();
    for (var t = 0; t < episode.size(); t++) {
      var length = Math.min(n, episode.size() - t);
      var last = episode.get(t + length - 1);
      var sum = 0.0;
      for (var k = 0; k < length; k++) {
        sum += Math.pow(GAMMA, k) * episode.get(t + k).reward;
      }
      var discount = last.terminated ? 0 : Math.pow(GAMMA, length);
      transitions.add(
          new Added(episode.get(t).state, episode.get(t).state % 3, sum, discount, last.next)
              .rounded());
    }
    return transitions;
  }

  private record Step(int state, double reward, int next, boolean terminated, boolean truncated) {

    private Transition transition() {
      var transition = new Transition(SHAPE);
      transition.observation().state()[0] = state;
      transition.next().state()[0] = next;
      transition.set(state % 3, reward, terminated, truncated);
      return transition;
    }
  }

  private record Added(int state, int action, double reward, double discount, int next) {

    private Added rounded() {
      return new Added(
          state, action, Math.rint(reward * 1e9) / 1e9, Math.rint(discount * 1e9) / 1e9, next);
    }
  }

  /** A memory that only says what it was given. */
  private static final class Recording implements ReplayMemory {

    private final List<Added> added = new ArrayList<>();

    private List<Added> rounded() {
      return added.stream().map(Added::rounded).toList();
    }

    @Override
    public long add(
        Observation observation, int action, double reward, double discount, Observation next) {
      added.add(
          new Added((int) observation.state()[0], action, reward, discount, (int) next.state()[0]));
      return added.size() - 1L;
    }

    @Override
    public int capacity() {
      return Integer.MAX_VALUE;
    }

    @Override
    public int size() {
      return added.size();
    }

    @Override
    public void sample(RandomGenerator random, ReplayBatch batch) {
      throw new UnsupportedOperationException("Nothing is drawn from a recording.");
    }

    @Override
    public boolean revise(long handle, double delta) {
      return false;
    }

    @Override
    public void save(DataOutput out) {}

    @Override
    public void load(DataInput in) {}
  }
}
