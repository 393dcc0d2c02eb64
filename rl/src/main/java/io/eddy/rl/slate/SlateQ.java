package io.eddy.rl.slate;

import io.eddy.rl.linear.Accumulator;
import io.eddy.rl.linear.CrossMoments;
import io.eddy.rl.linear.Gram;
import io.eddy.rl.linear.LeastSquares;
import io.eddy.rl.linear.LogisticHead;
import io.eddy.rl.linear.TemporalDifferences;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SlateQ, decomposed, with linear heads in closed form. A viewer takes at most one item i of a slate
 * A, and what follows depends on that choice alone; so the value of a slate needs values of items
 * only, and these are learned only where they were chosen:
 *
 * <pre>
 * P(i|s,A) = e^(cᵢ+b_pos) / (1 + Σⱼ e^(cⱼ+b_pos))   every examined item, y = 1 for the chosen one
 * R(s,i)  ← r                                       the chosen item
 * V(s)    ← r + γV(s′)                              every decision
 * U∅(s)   ← γV(s′)                                  decisions without a choice
 * F(s,i)  ← γV(s′) − U∅(s)                          the chosen item
 * Q(s,A)  = U∅(s) + Σ_{i∈A} P(i|s,A) (R(s,i) + F(s,i))
 * </pre>
 *
 * <ol>
 *   <li>Ie et al. 2019, "Reinforcement learning for slate-based recommender systems: a tractable
 *       decomposition and practical methodology" (arXiv 1905.12767).
 *   <li>Bradtke and Barto 1996, "Linear least-squares algorithms for temporal difference learning".
 * </ol>
 *
 * <p>Departs from the paper:
 *
 * <ul>
 *   <li>Q̄(s,i) is split into R + F + U∅, since a network for Q̄ learns V and the differences between
 *       items drown in it.
 *   <li>The policy that acted is evaluated (the SARSA form) and improved by acting greedily on it: no
 *       maximum over next candidates is needed.
 *   <li>Least squares replace gradient steps. The targets of U∅ and F are linear in V, so sums of
 *       products with the next state are kept, and no target is ever stale; a late reward changes two
 *       vectors, and the weights are those of a reward in time.
 *   <li>Clicks are a conditional logit with a factor per position; the paper takes its choice model
 *       as given.
 * </ul>
 *
 * <p>Confined to one thread; what it publishes, {@link SlateWeights}, is not.
 */
public final class SlateQ implements SlateHeadsLearner {

  private final SlateQConfig config;
  private final SlateReplay replay;
  private final int[] choiceColumns;
  private final int[] offsetColumns;
  private final int[] valueColumns;
  private final LogisticHead choice;
  private final LeastSquares reward;
  private final TemporalDifferences value;
  private final Gram noChoice; // Σ w φφᵀ where nothing was chosen
  private final CrossMoments noChoiceNext; // Σ wγ φφ′ᵀ where nothing was chosen
  private final CrossMoments chosenNext; // Σ wγ xφ′ᵀ of chosen items
  private final CrossMoments chosenHere; // Σ w xφᵀ of chosen items
  private final List<Accumulator> sums; // all of these, in the order of a checkpoint

  private final double[] item;
  private final double[] here;
  private final double[] next;
  private double[] rows = {};
  private double[] probabilities = {};

  /** A learner that stands at its priors. */
  public SlateQ(SlateQConfig config) {
    this.config = config;
    this.replay = new SlateReplay(0, config);
    this.choiceColumns = ItemColumns.indices(config.items().choice());
    this.offsetColumns = ItemColumns.indices(config.items().offset());
    this.valueColumns = ItemColumns.indices(config.items().value());
    var itemSize = valueColumns.length;
    var stateSize = config.discounted() ? config.stateWidth() : 0;
    this.choice = new LogisticHead(config.choicePrior(), config.solveEvery());
    this.reward = new LeastSquares(config.rewardPrior());
    this.value = new TemporalDifferences(config.valuePrior());
    this.noChoice = new Gram(stateSize);
    this.noChoiceNext = new CrossMoments(stateSize, stateSize);
    this.chosenNext = new CrossMoments(itemSize, stateSize);
    this.chosenHere = new CrossMoments(itemSize, stateSize);
    this.sums = List.of(choice, reward, value, noChoice, noChoiceNext, chosenNext, chosenHere);
    this.item = new double[itemSize];
    this.here = new double[config.stateWidth()];
    this.next = new double[config.stateWidth()];
  }

  /** The configuration. */
  public SlateQConfig config() {
    return config;
  }

  @Override
  public SlateWeights weights(double scale) {
    var columns = choiceColumns.length;
    var theta = choice.solve(scale);
    var position = new double[config.positions()];
    System.arraycopy(theta, columns, position, 1, config.positions() - 1);
    var itemSize = valueColumns.length;
    var v = new double[config.stateWidth()];
    var u = new double[config.stateWidth()];
    var f = new double[itemSize];
    if (config.discounted()) {
      v = value.solve(scale);
      noChoiceNext.addProduct(v, 1, u);
      u = noChoice.solve(config.valuePrior(), scale, u);
      chosenNext.addProduct(v, 1, f);
      chosenHere.addProduct(u, -1, f);
      f = reward.gram().solve(config.futurePrior(), scale, f);
    }
    return new SlateWeights(
        new SlateCoefficients(
            config.items(),
            boxed(Arrays.copyOf(theta, columns)),
            boxed(position),
            boxed(reward.solve(scale)),
            boxed(f),
            boxed(v),
            boxed(u),
            config.slateIterations()));
  }

  @Override
  public void learnChoice(SlateChoice answer) {
    config.requireShape(answer);
    var size = config.choiceSize();
    var count = answer.count();
    reserve(count);
    var largest = 0.0;
    for (var i = 0; i < count; i++) {
      gatherChoiceRow(answer, i);
      probabilities[i] = choice.logit(rows, i * size) + offset(answer.items(), i);
      largest = Math.max(largest, probabilities[i]);
    }
    var sum = Math.exp(-largest);
    for (var i = 0; i < count; i++) {
      probabilities[i] = Math.exp(probabilities[i] - largest);
      sum += probabilities[i];
    }
    for (var i = 0; i < count; i++) {
      probabilities[i] /= sum;
    }
    choice.add(rows, count, probabilities, answer.chosen(), answer.weight());
  }

  @Override
  public void learnValue(
      SlateChoice answer, double reward, double discount, float @Nullable [] nextState) {
    config.requireShape(answer);
    config.requireTransition(reward, discount, nextState);
    var weight = answer.weight();
    if (answer.chosen() >= 0) {
      gatherChosen(answer);
      this.reward.add(item, reward, weight);
    }
    if (!config.discounted()) {
      return;
    }
    widen(answer.state(), here);
    if (nextState != null) {
      widen(nextState, next);
    }
    value.add(here, reward, discount, nextState == null ? null : next, weight);
    if (answer.chosen() < 0) {
      noChoice.add(here, 0, weight);
      if (nextState != null) {
        noChoiceNext.add(here, next, weight * discount);
      }
    } else {
      chosenHere.add(item, here, weight);
      if (nextState != null) {
        chosenNext.add(item, next, weight * discount);
      }
    }
  }

  @Override
  public void revise(SlateChoice answer, double delta) {
    config.requireShape(answer);
    if (answer.chosen() >= 0) {
      gatherChosen(answer);
      reward.revise(item, delta, answer.weight());
    }
    if (config.discounted()) {
      widen(answer.state(), here);
      value.revise(here, delta, answer.weight());
    }
  }

  /** There is nothing to practise: the sums hold everything. */
  @Override
  public int practise(int most) {
    return 0;
  }

  /** All that learning depends on: a learner that is restored from it goes on bit for bit. */
  @Override
  public double[] state() {
    var state = new double[stateLength()];
    var out = DoubleBuffer.wrap(state);
    sums.forEach(sum -> sum.save(out));
    return state;
  }

  @Override
  public byte @Nullable [] networks() {
    return null;
  }

  @Override
  public SlateReplay replay() {
    return replay;
  }

  /** Takes over the {@link #state} of a learner with the same configuration, and of it alone. */
  @Override
  public void restore(double[] state, byte @Nullable [] networks) {
    if (state.length != stateLength()) {
      throw new IllegalArgumentException(
          "A state of %d numbers doesn't fit a learner of %d: its configuration was another."
              .formatted(state.length, stateLength()));
    }
    var in = DoubleBuffer.wrap(state);
    sums.forEach(sum -> sum.restore(in));
  }

  private int stateLength() {
    return sums.stream().mapToInt(Accumulator::stateLength).sum();
  }

  /** The choice columns of an examined item and the dummy of its position, as one row. */
  private void gatherChoiceRow(SlateChoice answer, int i) {
    var size = config.choiceSize();
    var columns = choiceColumns.length;
    gather(answer.items(), i * config.items().width(), choiceColumns, rows, i * size);
    Arrays.fill(rows, i * size + columns, (i + 1) * size, 0);
    var position = Math.min(answer.positions()[i], config.positions() - 1);
    if (position > 0) {
      rows[i * size + columns + position - 1] = 1;
    }
  }

  private double offset(float[] items, int i) {
    var offset = 0.0;
    for (var column : offsetColumns) {
      offset += items[i * config.items().width() + column];
    }
    return offset;
  }

  private void gatherChosen(SlateChoice answer) {
    gather(answer.items(), answer.chosen() * config.items().width(), valueColumns, item, 0);
  }

  private static void gather(float[] rows, int row, int[] columns, double[] into, int at) {
    for (var j = 0; j < columns.length; j++) {
      into[at + j] = rows[row + columns[j]];
    }
  }

  private static List<Double> boxed(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  private void reserve(int count) {
    if (probabilities.length < count) {
      probabilities = new double[count];
      rows = new double[count * config.choiceSize()];
    }
  }

  private static void widen(float[] features, double[] into) {
    for (var i = 0; i < into.length; i++) {
      into[i] = features[i];
    }
  }
}
