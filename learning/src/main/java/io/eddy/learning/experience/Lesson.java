package io.eddy.learning.experience;

import io.eddy.rl.slate.SlateChoice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Something to learn from. */
public sealed interface Lesson {
  /** What was examined of a displayed slate, and what was chosen of it. */
  record Choice(SlateChoice choice) implements Lesson {}

  /**
   * What a choice earned so far and where it led: the provisional transition.
   *
   * @param discount γ for the time until the next state
   * @param next features of the next state; null when the process ended
   */
  record Value(SlateChoice choice, double reward, double discount, float @Nullable [] next)
      implements Lesson {
    @Override
    public boolean equals(Object other) {
      return other instanceof Value that
          && choice.equals(that.choice)
          && Double.compare(reward, that.reward) == 0
          && Double.compare(discount, that.discount) == 0
          && Arrays.equals(next, that.next);
    }

    @Override
    public int hashCode() {
      return 31 * choice.hashCode() + Double.hashCode(reward);
    }
  }

  /** A reward that came after its transition had been given. */
  record Revision(SlateChoice choice, double delta) implements Lesson {}

  /**
   * How long the chosen item was watched.
   *
   * @param row features of the item
   * @param score t = ½·ln(1 + w/5), or what it grew by
   * @param revision whether it was counted before and has only grown
   * @param weight what it counts
   */
  record Watched(float[] row, double score, boolean revision, double weight) implements Lesson {
    @Override
    public boolean equals(Object other) {
      return other instanceof Watched that
          && Arrays.equals(row, that.row)
          && Double.compare(score, that.score) == 0
          && revision == that.revision
          && Double.compare(weight, that.weight) == 0;
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(row) + Double.hashCode(score);
    }
  }
}
