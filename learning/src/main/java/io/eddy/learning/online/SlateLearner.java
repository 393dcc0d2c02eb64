package io.eddy.learning.online;

import io.eddy.learning.experience.Lesson;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.feature.Head;
import io.eddy.recommender.policy.PolicyWeights;
import io.eddy.recommender.policy.SlateAlgorithm;
import io.eddy.recommender.policy.SlateModel;
import io.eddy.rl.linear.LeastSquares;
import io.eddy.rl.slate.SlateHeadsLearner;
import io.eddy.rl.slate.SlateReplay;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The heads of slates and that of the expected watch score, learning from lessons. Confined to one
 * thread.
 */
public final class SlateLearner {
  private final SlateAlgorithm algorithm;
  private final SlateHeadsLearner slate;
  private final LeastSquares watch;
  private final int[] watchColumns;
  private final double[] row;
  private long transitions;

  /** A learner that stands at its priors. */
  public SlateLearner(Features features, boolean discounted, SlateAlgorithm algorithm) {
    this.algorithm = algorithm;
    this.slate = SlateModel.learner(features, discounted, algorithm);
    this.watch = SlateModel.watchHead(features);
    this.watchColumns = features.columns(Head.WATCH).stream().mapToInt(Integer::intValue).toArray();
    this.row = new double[watchColumns.length];
  }

  /** What it learns by. */
  public SlateAlgorithm algorithm() {
    return algorithm;
  }

  /** Learns. */
  public void learn(Lesson lesson) {
    switch (lesson) {
      case Lesson.Choice(var choice) -> {
        slate.learnChoice(choice);
        transitions++;
      }
      case Lesson.Value v -> slate.learnValue(v.choice(), v.reward(), v.discount(), v.next());
      case Lesson.Revision(var choice, var delta) -> slate.revise(choice, delta);
      case Lesson.Watched w -> {
        gather(w.row());
        if (w.revision()) {
          watch.revise(row, w.score(), w.weight());
        } else {
          watch.add(row, w.score(), w.weight());
        }
      }
    }
  }

  /** Puts a lesson that was learned before where networks may look at it again; learns nothing. */
  public void recall(Lesson lesson) {
    switch (lesson) {
      case Lesson.Choice(var choice) -> replay().add(choice);
      case Lesson.Value v -> replay().add(v.choice(), v.reward(), v.discount(), v.next());
      case Lesson.Revision(var choice, var delta) -> replay().revise(choice, delta);
      case Lesson.Watched w -> {} // its sums are all that is learned of it
    }
  }

  /** Takes gradient steps that are due, at most so many; tells how many it took. */
  public int practise(int most) {
    return slate.practise(most);
  }

  /** How many displayed slates it has learned from. */
  public long transitions() {
    return transitions;
  }

  /**
   * What has been learned so far.
   *
   * @param scale what a lesson of today counts
   * @throws ArithmeticException if what was learned doesn't determine finite weights
   */
  public PolicyWeights weights(double scale) {
    List<Double> coefficients = Arrays.stream(watch.solve(scale)).boxed().toList();
    var heads = slate.weights(scale);
    return new PolicyWeights(
        heads.linear().coefficients(), coefficients, transitions, heads.networks());
  }

  /** The sums that learning depends on. */
  public double[] state() {
    var sums = slate.state();
    var state = Arrays.copyOf(sums, sums.length + watch.stateLength() + 1);
    watch.save(DoubleBuffer.wrap(state, sums.length, watch.stateLength()));
    state[state.length - 1] = transitions;
    return state;
  }

  /** Everything else that learning depends on but the replay; null for nothing. */
  public byte @Nullable [] networks() {
    return slate.networks();
  }

  /** What networks may look at again. */
  public SlateReplay replay() {
    return slate.replay();
  }

  /** Takes over what a learner of the same shape knew; networks may have come or gone since. */
  public void restore(double[] state, byte @Nullable [] networks) {
    var sums = state.length - watch.stateLength() - 1;
    if (sums < 0) {
      throw new IllegalArgumentException(
          "A state of %d numbers is not that of this learner.".formatted(state.length));
    }
    slate.restore(Arrays.copyOf(state, sums), networks);
    watch.restore(DoubleBuffer.wrap(state, sums, watch.stateLength()));
    transitions = (long) state[state.length - 1];
  }

  private void gather(float[] features) {
    for (var i = 0; i < row.length; i++) {
      row[i] = features[watchColumns[i]];
    }
  }
}
