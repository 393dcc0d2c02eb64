package io.eddy.learning.online;

import io.eddy.learning.experience.Lesson;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.feature.Head;
import io.eddy.recommender.policy.PolicyWeights;
import io.eddy.recommender.policy.SlateModel;
import io.eddy.rl.linear.LeastSquares;
import io.eddy.rl.slate.SlateQ;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;

/** SlateQ and the head of the expected watch score, learning from lessons. Confined to one thread. */
public final class SlateLearner {
  private final SlateQ slate;
  private final LeastSquares watch;
  private final int[] watchColumns;
  private final double[] row;
  private long transitions;

  /** A learner that stands at its priors. */
  public SlateLearner(Features features, boolean discounted) {
    this.slate = new SlateQ(SlateModel.config(features, discounted));
    this.watch = SlateModel.watchHead(features);
    this.watchColumns = features.columns(Head.WATCH).stream().mapToInt(Integer::intValue).toArray();
    this.row = new double[watchColumns.length];
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

  /** How many displayed slates it has learned from. */
  public long transitions() {
    return transitions;
  }

  /**
   * What has been learned so far.
   *
   * @param scale what a lesson of today counts
   * @throws ArithmeticException if the sums don't determine finite weights
   */
  public PolicyWeights weights(double scale) {
    List<Double> coefficients = Arrays.stream(watch.solve(scale)).boxed().toList();
    return new PolicyWeights(slate.weights(scale).coefficients(), coefficients, transitions);
  }

  /** Everything that learning depends on. */
  public double[] state() {
    var sums = slate.state();
    var state = Arrays.copyOf(sums, sums.length + watch.stateLength() + 1);
    watch.save(DoubleBuffer.wrap(state, sums.length, watch.stateLength()));
    state[state.length - 1] = transitions;
    return state;
  }

  /** Takes over the state of a learner of the same shape. */
  public void restore(double[] state) {
    var sums = state.length - watch.stateLength() - 1;
    if (sums < 0) {
      throw new IllegalArgumentException(
          "A state of %d numbers is not that of this learner.".formatted(state.length));
    }
    slate.restore(Arrays.copyOf(state, sums));
    watch.restore(DoubleBuffer.wrap(state, sums, watch.stateLength()));
    transitions = (long) state[state.length - 1];
  }

  private void gather(float[] features) {
    for (var i = 0; i < row.length; i++) {
      row[i] = features[watchColumns[i]];
    }
  }
}
