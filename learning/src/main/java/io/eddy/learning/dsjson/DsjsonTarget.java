package io.eddy.learning.dsjson;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A policy to be evaluated on a log that names its actions line by line. */
public sealed interface DsjsonTarget
    permits VwPredictions, DsjsonTarget.Uniform, DsjsonTarget.Baseline {

  /** What {@code vw -p} has written for the same lines. */
  static DsjsonTarget predictions(Path file) {
    return new VwPredictions(file, false);
  }

  /**
   * Begins to read the log from its first line.
   *
   * @throws IllegalArgumentException if the policy can't be read
   */
  Reading open();

  /** The same where it can tell of the first slots alone. */
  default DsjsonTarget ofFirstSlots() {
    return this;
  }

  /** A policy that is asked as the log is read. */
  interface Reading extends AutoCloseable {

    /** Comes to the next line that Vowpal Wabbit predicts something for, be it of use or not. */
    default void next(long line) {}

    /** Whether it knows of a line only what {@link #next} has brought. */
    default boolean needsPrediction() {
      return false;
    }

    /** π_e of every action of an event at a slot, given what was logged before it; null if it can't tell. */
    double @Nullable [] probabilities(DsjsonEvent event, int slot);

    /** Says that there are no more lines. */
    default void end() {}

    @Override
    default void close() {}
  }

  /** Every action alike that a slot may be given. */
  record Uniform() implements DsjsonTarget {
    @Override
    public Reading open() {
      return (event, slot) -> {
        var actions = event.slots().get(slot).actions();
        var probabilities = new double[event.actions()];
        actions.forEach(action -> probabilities[action] = 1.0 / actions.size());
        return probabilities;
      };
    }
  }

  /** The first action of {@code _multi}, by convention what is done without a policy; of what is left. */
  record Baseline() implements DsjsonTarget {
    @Override
    public Reading open() {
      return (event, slot) -> {
        var probabilities = new double[event.actions()];
        probabilities[event.slots().get(slot).actions().getFirst()] = 1;
        return probabilities;
      };
    }
  }
}
