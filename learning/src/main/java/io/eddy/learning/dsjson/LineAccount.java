package io.eddy.learning.dsjson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was made of every line of a log. One thread. */
public final class LineAccount {
  /** As many senseless lines are named. */
  public static final int NAMED = 10;

  private final Map<String, Long> senseless = new TreeMap<>();
  private final List<String> first = new ArrayList<>();
  private long events;
  private long steps;
  private long skipped;
  private long dangling;
  private long leftOut;
  private long changed;
  private double weight;
  private double reward;

  /** Decisions that were used. */
  public long events() {
    return events;
  }

  /** Their slots that were used: the data. */
  public long steps() {
    return steps;
  }

  /** Decisions that say that they are not to be learned from: {@code _skipLearn}. */
  public long skipped() {
    return skipped;
  }

  /** Lines without a decision: observations that were not joined to theirs. */
  public long dangling() {
    return dangling;
  }

  /** Slots of used decisions that the target policy says nothing of. */
  public long leftOut() {
    return leftOut;
  }

  /** Used decisions of which {@code _original_label_cost} says another cost than the label. */
  public long changed() {
    return changed;
  }

  /** Lines that can be no decision, by reason. */
  public Map<String, Long> senseless() {
    return Collections.unmodifiableMap(senseless);
  }

  /** The first of them, with the number of the line. */
  public List<String> firstSenseless() {
    return List.copyOf(first);
  }

  /** What a step earned on the mean, an event counting for those that were dropped; 0 of none. */
  public double meanReward() {
    return steps == 0 ? 0 : reward / weight;
  }

  /** For how many events a step stands on the mean. */
  double meanWeight() {
    return weight / steps;
  }

  /** Whether some decision has several steps. */
  boolean clustered() {
    return steps > events;
  }

  void passOver(DsjsonLine line) {
    if (line.skipped()) {
      skipped++;
    } else {
      dangling++;
    }
  }

  void refuse(long line, SenselessLineException why) {
    var reason = String.valueOf(why.getMessage());
    senseless.merge(reason, 1L, Long::sum);
    if (first.size() < NAMED) {
      first.add(
          why.detail().isEmpty()
              ? "line %d: %s".formatted(line, reason)
              : "line %d: %s (%s)".formatted(line, reason, why.detail()));
    }
  }

  void take(DsjsonEvent event) {
    events++;
    changed += event.changed() ? 1 : 0;
  }

  void leaveOut() {
    leftOut++;
  }

  void take(DsjsonStep step) {
    steps++;
    weight += step.weight();
    reward += step.weight() * step.step().reward();
  }
}
