package io.eddy.rl.slate;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The newest answers and transitions, two rings. A late reward changes a transition in place. Answers
 * are kept as they are given, by reference: an answer of 10 items with 27 features has 1.2 kB, and its
 * transition adds the next state.
 *
 * <p>It is stored piece by piece: an entry for each place of a ring, and what is written again is what
 * has changed. A replay of which a part was stored is brought up by adding what came after, in the same
 * order.
 */
public final class SlateReplay {

  private static final String ANSWER = "a";
  private static final String TRANSITION = "t";
  private static final String COUNTS = "n";

  private final int capacity;
  private final SlateQConfig shape;
  private final SlateChoice[] answers;
  private final Transition[] transitions;
  private final Map<SlateChoice, Integer> places = new HashMap<>(); // of the newest equal answer
  private final BitSet changedAnswers = new BitSet();
  private final BitSet changedTransitions = new BitSet();
  private long answered; // how many were added, ever
  private long moved;
  private int restoredCapacity;

  /** What an answer earned and where it led. */
  static final class Transition {
    private final SlateChoice answer;
    private final double discount;
    private final float @Nullable [] next;
    private double reward;

    Transition(SlateChoice answer, double reward, double discount, float @Nullable [] next) {
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

  /**
   * An empty replay.
   *
   * @param capacity answers, and transitions, that are kept; with 0 it takes nothing
   * @param shape what an answer must look like
   */
  SlateReplay(int capacity, SlateQConfig shape) {
    this.capacity = capacity;
    this.shape = shape;
    this.answers = new SlateChoice[capacity];
    this.transitions = new Transition[capacity];
    this.restoredCapacity = capacity;
  }

  /** Whether there is room for anything. */
  public boolean keeps() {
    return capacity > 0;
  }

  /** Takes an answer, in place of the oldest. */
  public void add(SlateChoice answer) {
    if (capacity == 0) {
      return;
    }
    shape.requireShape(answer);
    var place = (int) (answered++ % capacity);
    answers[place] = answer;
    changedAnswers.set(place);
  }

  /** Takes a transition, in place of the oldest. */
  public void add(SlateChoice answer, double reward, double discount, float @Nullable [] next) {
    if (capacity == 0) {
      return;
    }
    shape.requireShape(answer);
    shape.requireTransition(reward, discount, next);
    var place = (int) (moved++ % capacity);
    var former = transitions[place];
    if (former != null) {
      places.remove(former.answer, place);
    }
    transitions[place] = new Transition(answer, reward, discount, next);
    places.put(answer, place);
    changedTransitions.set(place);
  }

  /**
   * Adds delta to the reward of an answer's transition; tells whether it is still here. Of equal
   * answers the newest is changed: they teach the same.
   */
  public boolean revise(SlateChoice answer, double delta) {
    var place = places.get(answer);
    if (place == null) {
      return false;
    }
    transitions[place].reward += delta;
    changedTransitions.set(place);
    return true;
  }

  /** How many answers are here. */
  public int answerCount() {
    return (int) Math.min(answered, capacity);
  }

  /** How many transitions are here. */
  public int transitionCount() {
    return (int) Math.min(moved, capacity);
  }

  /** The {@code i}-th of a batch: those of the newest that came first, then any. */
  SlateChoice sampleAnswer(int i, int newest, RandomGenerator random) {
    return answers[place(i, newest, answered, random)];
  }

  /** As {@link #sampleAnswer}. */
  Transition sampleTransition(int i, int newest, RandomGenerator random) {
    return transitions[place(i, newest, moved, random)];
  }

  private int place(int i, int newest, long added, RandomGenerator random) {
    var count = (int) Math.min(added, capacity);
    var fresh = Math.min(newest, count);
    return i < fresh ? (int) ((added - fresh + i) % capacity) : random.nextInt(count);
  }

  /** Takes the entries that have changed since this was asked last, by name. */
  public Map<String, byte[]> takeChanged() {
    var changed = new HashMap<String, byte[]>();
    changedAnswers.stream().forEach(p -> changed.put(ANSWER + p, SlateBytes.of(answers[p])));
    changedTransitions.stream()
        .forEach(p -> changed.put(TRANSITION + p, SlateBytes.of(transitions[p])));
    if (!changed.isEmpty()) {
      var counts = ByteBuffer.allocate(Integer.BYTES + 2 * Long.BYTES);
      changed.put(COUNTS, counts.putInt(capacity).putLong(answered).putLong(moved).array());
    }
    changedAnswers.clear();
    changedTransitions.clear();
    return changed;
  }

  /** Puts an entry in its place, in an empty replay; {@link #restored} ends it. */
  public void restore(String name, byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    if (name.equals(COUNTS)) {
      restoredCapacity = in.getInt();
      answered = in.getLong();
      moved = in.getLong();
      return;
    }
    var place = Integer.parseInt(name, 1, name.length(), 10);
    if (place < capacity && name.startsWith(ANSWER)) {
      answers[place] = SlateBytes.answer(in);
    } else if (place < capacity) {
      transitions[place] = SlateBytes.transition(in);
    }
  }

  /** All entries are in place. Without one of them, or with another capacity, nothing is kept. */
  public boolean restored() {
    if (restoredCapacity != capacity || !whole()) {
      Arrays.fill(answers, null);
      Arrays.fill(transitions, null);
      places.clear();
      answered = 0;
      moved = 0;
      return false;
    }
    for (var i = moved - transitionCount(); i < moved; i++) {
      var place = (int) (i % capacity);
      places.put(transitions[place].answer, place);
    }
    return true;
  }

  private boolean whole() {
    return Arrays.stream(answers, 0, answerCount()).allMatch(answer -> answer != null)
        && Arrays.stream(transitions, 0, transitionCount()).allMatch(move -> move != null);
  }
}
