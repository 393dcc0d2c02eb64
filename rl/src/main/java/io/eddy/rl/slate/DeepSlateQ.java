package io.eddy.rl.slate;

import io.eddy.rl.network.Adam;
import io.eddy.rl.network.Loss;
import io.eddy.rl.random.SplitMix64;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * SlateQ with network heads: what {@link SlateQ} says in closed form, and two networks that learn by
 * gradient steps what it misses (the wide and deep form). Every head is linear part + network,
 *
 * <pre>
 * c, R, F of (s,i)   A on [state ⊕ item]        V, U∅ of s   B on the state
 *
 * −log P(chosen | s,A)                          every answer, over its examined items and nothing
 * R(s,i) ← r                                    the chosen item
 * V(s)   ← r + γV̄(s′)                           every decision
 * U∅(s)  ← γV̄(s′)                               decisions without a choice
 * F(s,i) ← γV̄(s′) − Ū∅(s)                       the chosen item
 * </pre>
 *
 * with Huber's loss for values, and V̄, Ū∅ from a copy that is some gradient steps old. Steps become due
 * with answers and are taken when {@link #practise} is called; batches hold what is new first and fill
 * up from replay.
 *
 * <ol>
 *   <li>Ie et al. 2019, "Reinforcement learning for slate-based recommender systems: a tractable
 *       decomposition and practical methodology" (arXiv 1905.12767).
 *   <li>Cheng et al. 2016, "Wide &amp; deep learning for recommender systems" (arXiv 1606.07792).
 *   <li>Mnih et al. 2015, "Human-level control through deep reinforcement learning": replay, and a
 *       target that stands still between copies.
 * </ol>
 *
 * <p>Departs from the papers: as {@link SlateQ} from the first; the linear part isn't trained with the
 * networks but solved from its sums, anew whenever the target is copied, so that a late reward reaches
 * it however old; the networks start at zero, and with them this learner at the linear one.
 *
 * <p>A late reward changes replay in place; one whose transition has left replay reaches the linear
 * part alone. Confined to one thread; what it publishes, {@link DeepSlateWeights}, is not.
 */
public final class DeepSlateQ implements SlateHeadsLearner {

  private final DeepSlateQConfig config;
  private final SlateQ linear;
  private final SlateNetworks online;
  private final SlateNetworks target;
  private final SlateNetworks average;
  private final Adam adam;
  private final SlateReplay replay;
  private final SplitMix64 random;
  private final SlateBatch batch;
  private SlateWeights wide; // the linear part that the networks complete, of the last target copy
  private double largestWeight = 1;
  private long answers;
  private long steps;
  private int newAnswers;
  private int newTransitions;

  /** A learner that stands at its priors. */
  public DeepSlateQ(DeepSlateQConfig config, SplitMix64 random) {
    var shape = config.linear();
    this.config = config;
    this.linear = new SlateQ(shape);
    this.online = new SlateNetworks(shape.stateWidth(), shape.items().width(), config.network());
    online.initialise(random);
    this.target = online.copy();
    this.average = online.copy();
    this.adam = new Adam(config.adam(), online.parameters());
    this.replay = new SlateReplay(config.replay(), shape);
    this.random = random;
    this.batch = new SlateBatch(shape.stateWidth(), online);
    this.wide = linear.weights(1);
  }

  /** The configuration. */
  public DeepSlateQConfig config() {
    return config;
  }

  /** How many gradient steps it has taken. */
  public long steps() {
    return steps;
  }

  @Override
  public DeepSlateWeights weights(double scale) {
    return new DeepSlateWeights(
        linear.weights(scale).coefficients(),
        new SlateNetworkNumbers(config.network(), average.parameters().values().clone()));
  }

  @Override
  public void learnChoice(SlateChoice answer) {
    linear.learnChoice(answer);
    replay.add(answer);
    newAnswers++;
    answers++;
    largestWeight = Math.max(largestWeight, answer.weight());
  }

  @Override
  public void learnValue(
      SlateChoice answer, double reward, double discount, float @Nullable [] nextState) {
    linear.learnValue(answer, reward, discount, nextState);
    replay.add(answer, reward, discount, nextState);
    newTransitions++;
  }

  @Override
  public void revise(SlateChoice answer, double delta) {
    linear.revise(answer, delta);
    replay.revise(answer, delta);
  }

  @Override
  public int practise(int most) {
    var due =
        replay.answerCount() == 0 ? 0 : (int) Math.min(most, answers / config.stepEvery() - steps);
    for (var i = 0; i < due; i++) {
      step();
    }
    return Math.max(0, due);
  }

  private void step() {
    batch.clear();
    for (var i = 0; i < config.batch(); i++) {
      batch.add(replay.sampleAnswer(i, newAnswers, random));
    }
    for (var i = 0; i < config.batch() && replay.transitionCount() > 0; i++) {
      batch.add(replay.sampleTransition(i, newTransitions, random));
    }
    newAnswers -= Math.min(newAnswers, config.batch());
    newTransitions -= Math.min(newTransitions, config.batch());
    online.parameters().clearGradient();
    batch.forward(online, target);
    addChoices();
    addValues();
    batch.backward(online);
    adam.step();
    average.parameters().moveTowards(online.parameters(), (float) config.averaging());
    steps++;
    if (steps % config.targetPeriod() == 0) {
      target.parameters().set(online.parameters());
      wide = linear.weights(largestWeight);
    }
  }

  /** ∂(−log P(chosen))/∂cᵢ = P(i) − 1[i chosen]. */
  private void addChoices() {
    var row = 0;
    for (var i = 0; i < batch.answers(); i++) {
      var answer = batch.answer(i);
      var first = row;
      var largest = 0.0;
      for (var item = 0; item < answer.count(); item++, row++) {
        var logit =
            wide.choiceLogit(answer.state(), answer.items(), item)
                + wide.best().logit(answer.positions()[item])
                + batch.item(row, SlateNetworks.CHOICE);
        batch.logits()[row] = logit;
        largest = Math.max(largest, logit);
      }
      var sum = Math.exp(-largest);
      for (var j = first; j < row; j++) {
        sum += Math.exp(batch.logits()[j] - largest);
      }
      var share = share(answer);
      for (var j = first; j < row; j++) {
        var probability = Math.exp(batch.logits()[j] - largest) / sum;
        var y = j - first == answer.chosen() ? 1 : 0;
        batch.itemGradient(j, SlateNetworks.CHOICE, share * (probability - y));
      }
    }
  }

  private void addValues() {
    var discounted = config.linear().discounted();
    for (var i = 0; i < batch.transitions(); i++) {
      var transition = batch.transition(i);
      var answer = transition.answer();
      var share = share(answer);
      var row = batch.chosenRow(i);
      if (row >= 0) {
        var value = wide.immediateValue(answer.state(), answer.items(), answer.chosen());
        var error = value + batch.item(row, SlateNetworks.REWARD) - transition.reward();
        batch.itemGradient(row, SlateNetworks.REWARD, share * huber(error));
      }
      if (!discounted) {
        continue;
      }
      var next = transition.next();
      var following =
          next == null
              ? 0
              : transition.discount()
                  * (wide.stateValue(next) + batch.targetNext(i, SlateNetworks.VALUE));
      var value = wide.stateValue(answer.state()) + batch.state(i, SlateNetworks.VALUE);
      batch.stateGradient(
          i, SlateNetworks.VALUE, share * huber(value - transition.reward() - following));
      var nothing = wide.noChoiceValue(answer.state());
      if (row < 0) {
        var error = nothing + batch.state(i, SlateNetworks.NO_CHOICE) - following;
        batch.stateGradient(i, SlateNetworks.NO_CHOICE, share * huber(error));
      } else {
        var advantage = following - nothing - batch.targetHere(i, SlateNetworks.NO_CHOICE);
        var future = wide.futureAdvantage(answer.state(), answer.items(), answer.chosen());
        var error = future + batch.item(row, SlateNetworks.FUTURE) - advantage;
        batch.itemGradient(row, SlateNetworks.FUTURE, share * huber(error));
      }
    }
  }

  /** What a sample counts in the mean of a batch: less when it is older. */
  private double share(SlateChoice answer) {
    return answer.weight() / largestWeight / config.batch();
  }

  /** The derivative of Huber's loss with bound κ, κ²·L(e/κ). */
  private double huber(double error) {
    return config.errorBound() * Loss.HUBER.derivative(error / config.errorBound());
  }

  @Override
  public double[] state() {
    return linear.state();
  }

  @Override
  public byte[] networks() {
    var bytes = new ByteArrayOutputStream();
    try {
      var out = new DataOutputStream(bytes);
      SlateNumbers.write(wide.coefficients(), out);
      online.parameters().save(out);
      target.parameters().save(out);
      average.parameters().save(out);
      adam.save(out);
      random.save(out);
      out.writeDouble(largestWeight);
      out.writeLong(answers);
      out.writeLong(steps);
      out.writeInt(newAnswers);
      out.writeInt(newTransitions);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory can't be written to.", e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void restore(double[] state, byte @Nullable [] networks) {
    linear.restore(state, null);
    if (networks == null) {
      wide = linear.weights(largestWeight);
      return;
    }
    try {
      var in = new DataInputStream(new ByteArrayInputStream(networks));
      wide = new SlateWeights(SlateNumbers.read(config.linear(), in));
      online.parameters().load(in);
      target.parameters().load(in);
      average.parameters().load(in);
      adam.load(in);
      random.load(in);
      largestWeight = in.readDouble();
      answers = in.readLong();
      steps = in.readLong();
      newAnswers = in.readInt();
      newTransitions = in.readInt();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Networks of %d bytes don't fit this learner: its configuration was another."
              .formatted(networks.length),
          e);
    }
  }

  @Override
  public SlateReplay replay() {
    return replay;
  }
}
