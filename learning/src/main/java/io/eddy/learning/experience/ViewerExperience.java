package io.eddy.learning.experience;

import io.eddy.recommender.feedback.Feedback;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One viewer's process as the learner follows it.
 *
 * @param feedback the attribution, the same fold as live
 * @param slates decisions that were not displayed yet, newest first
 * @param epochs displayed ones, newest first; the first may be current
 * @param away the state between sessions, or null during one
 * @param awaySince when the last session ended, epoch milliseconds
 */
public record ViewerExperience(
    Feedback feedback,
    List<Slate> slates,
    List<Epoch> epochs,
    @Nullable Slate away,
    long awaySince) {
  /** Of a viewer of whom nothing is known. */
  public static final ViewerExperience NONE =
      new ViewerExperience(Feedback.NONE, List.of(), List.of(), null, 0);

  /** Copies the lists. */
  public ViewerExperience {
    slates = List.copyOf(slates);
    epochs = List.copyOf(epochs);
  }
}
