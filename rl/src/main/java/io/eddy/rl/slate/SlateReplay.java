package io.eddy.rl.slate;

import io.eddy.rl.random.Resumable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The newest answers and transitions, two rings. A late reward changes a transition in place. Answers
 * are kept as they are given, by reference: an answer of 10 items with 40 features has 1.7 kB, and its
 * transition adds the next state.
 */
final class SlateReplay implements Resumable {

  private final int capacity;
  private final SlateChoice[] answers;
  private final Transition[] transitions;
  private final Map<SlateChoice, Integer> places = new HashMap<>(); // of the newest equal answer
  private long answered; // how many were added, ever
  private long moved;

  /** What an answer earned and where it led. */
  static final class Transition {
    private final SlateChoice answer;
    private final double discount;
    private final float @Nullable [] next;
    private double reward;

    private Transition(
        SlateChoice answer, double reward, double discount, float @Nullable [] next) {
      this.answer = answer;
      this.reward = reward;
      this.discount = discount;
      this.next = next;
    }

    SlateChoice answer() {
      return answer;
    }

    double reward() {
      return reward;
    }

    double discount() {
      return discount;
    }

    float @Nullable [] next() {
      return next;
    }
  }

  SlateReplay(int capacity) {
    this.capacity = capacity;
    this.answers = new SlateChoice[capacity];
    this.transitions = new Transition[capacity];
  }

  void add(SlateChoice answer) {
    answers[(int) (answered++ % capacity)] = answer;
  }

  void add(SlateChoice answer, double reward, double discount, float @Nullable [] next) {
    put(new Transition(answer, reward, discount, next));
  }

  private void put(Transition transition) {
    var place = (int) (moved++ % capacity);
    var former = transitions[place];
    if (former != null) {
      places.remove(former.answer, place);
    }
    transitions[place] = transition;
    places.put(transition.answer, place);
  }

  /**
   * Adds delta to the reward of an answer's transition; tells whether it is still here. Of equal
   * answers the newest is changed: they teach the same.
   */
  boolean revise(SlateChoice answer, double delta) {
    var place = places.get(answer);
    if (place == null) {
      return false;
    }
    transitions[place].reward += delta;
    return true;
  }

  int answerCount() {
    return (int) Math.min(answered, capacity);
  }

  int transitionCount() {
    return (int) Math.min(moved, capacity);
  }

  /** The {@code i}-th of a batch: the newest ones first, then any. */
  SlateChoice sampleAnswer(int i, int newest, RandomGenerator random) {
    return answers[place(i, newest, answered, random)];
  }

  /** As {@link #sampleAnswer}. */
  Transition sampleTransition(int i, int newest, RandomGenerator random) {
    return transitions[place(i, newest, moved, random)];
  }

  private int place(int i, int newest, long added, RandomGenerator random) {
    var count = (int) Math.min(added, capacity);
    return i < Math.min(newest, count) ? (int) ((added - 1 - i) % capacity) : random.nextInt(count);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(capacity);
    out.writeLong(answered);
    for (var i = answered - answerCount(); i < answered; i++) {
      write(answers[(int) (i % capacity)], out);
    }
    out.writeLong(moved);
    for (var i = moved - transitionCount(); i < moved; i++) {
      var transition = transitions[(int) (i % capacity)];
      write(transition.answer, out);
      out.writeDouble(transition.reward);
      out.writeDouble(transition.discount);
      out.writeBoolean(transition.next != null);
      if (transition.next != null) {
        write(transition.next, out);
      }
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    var saved = in.readInt();
    if (saved != capacity) {
      throw new IOException(
          "The file holds a replay of %d, not of %d: the configurations differ."
              .formatted(saved, capacity));
    }
    var total = in.readLong();
    answered = total - Math.min(total, capacity);
    while (answered < total) {
      add(readAnswer(in));
    }
    places.clear();
    Arrays.fill(transitions, null);
    total = in.readLong();
    moved = total - Math.min(total, capacity);
    while (moved < total) {
      var answer = readAnswer(in);
      put(
          new Transition(
              answer, in.readDouble(), in.readDouble(), in.readBoolean() ? readFloats(in) : null));
    }
  }

  private static void write(SlateChoice answer, DataOutput out) throws IOException {
    write(answer.state(), out);
    write(answer.items(), out);
    out.writeInt(answer.count());
    for (var position : answer.positions()) {
      out.writeInt(position);
    }
    out.writeInt(answer.chosen());
    out.writeDouble(answer.weight());
  }

  private static SlateChoice readAnswer(DataInput in) throws IOException {
    var state = readFloats(in);
    var items = readFloats(in);
    var positions = new int[in.readInt()];
    for (var i = 0; i < positions.length; i++) {
      positions[i] = in.readInt();
    }
    return new SlateChoice(state, items, positions, in.readInt(), in.readDouble());
  }

  private static void write(float[] numbers, DataOutput out) throws IOException {
    out.writeInt(numbers.length);
    for (var number : numbers) {
      out.writeFloat(number);
    }
  }

  private static float[] readFloats(DataInput in) throws IOException {
    var numbers = new float[in.readInt()];
    for (var i = 0; i < numbers.length; i++) {
      numbers[i] = in.readFloat();
    }
    return numbers;
  }
}
