package io.eddy.recommender;

import io.eddy.recommender.experiment.Arm;
import org.jspecify.annotations.Nullable;

/**
 * What serving knows of a request before it is decided.
 *
 * @param arm the viewer's branch of the experiment
 * @param evaluation whether the viewer belongs to the share that is never trained on
 * @param visibleDepth positions that count as displayed without impressions; 0 where they are sent
 * @param request keyed hash of the request id, or null
 * @param replaces the decision that this one makes anew, or null
 * @param degraded why a baseline answers instead of the policy, or null
 */
public record Occasion(
    Arm arm,
    boolean evaluation,
    int visibleDepth,
    @Nullable String request,
    @Nullable String replaces,
    @Nullable String degraded) {
  /** A plain request of an arm. */
  public static Occasion of(Arm arm) {
    return new Occasion(arm, false, 0, null, null, null);
  }
}
