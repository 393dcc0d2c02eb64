package io.eddy.recommender;

import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.feedback.Feedback;
import io.eddy.recommender.profile.ViewerProfile;
import org.jspecify.annotations.Nullable;

/**
 * All folds of one viewer.
 *
 * @param arm the viewer's branch of the experiment, as last resolved
 */
public record ViewerState(Feedback feedback, ViewerProfile profile, String arm) {
  /** Of a viewer of whom nothing is known. */
  public static final ViewerState UNKNOWN =
      new ViewerState(Feedback.NONE, ViewerProfile.UNKNOWN, "");

  /** This state after a fact and what attribution made of it. */
  public ViewerState after(Fact fact, Feedback.Attributed attributed, @Nullable String newArm) {
    return new ViewerState(
        attributed.next(),
        profile.after(fact, attributed.outcomes()),
        newArm == null ? arm : newArm);
  }

  /** The room of the visit that is open, or null. */
  public @Nullable String openRoom() {
    var open = feedback.visits().open();
    return open == null ? null : open.room().roomId();
  }
}
