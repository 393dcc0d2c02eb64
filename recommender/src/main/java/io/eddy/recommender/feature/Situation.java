package io.eddy.recommender.feature;

import io.eddy.recommender.profile.Interests.Interest;
import io.eddy.recommender.profile.StreamerHistory.Pair;
import io.eddy.recommender.profile.ViewerProfile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A viewer at the moment of a request, indexed for many candidates.
 *
 * <p>Not a record: the indexes are built once and belong to it alone.
 */
public final class Situation {
  private final ViewerProfile profile;
  private final long now;
  private final double givingPropensity;
  private final Map<String, Pair> pairs = new HashMap<>();
  private final Map<String, Interest> interests = new HashMap<>();
  private final Set<String> followed;

  /**
   * A situation.
   *
   * @param now epoch milliseconds
   * @param givingRate gifts per hour of all viewers
   */
  public Situation(ViewerProfile profile, long now, double givingRate) {
    this.profile = profile;
    this.now = now;
    this.givingPropensity = profile.giving().propensity(givingRate);
    profile.history().streamers().forEach(pair -> pairs.put(pair.streamerId(), pair));
    profile.interests().categories().forEach(i -> interests.put(i.category(), i));
    this.followed = new HashSet<>(profile.followed());
  }

  /** The viewer. */
  public ViewerProfile profile() {
    return profile;
  }

  /** The moment, epoch milliseconds. */
  public long now() {
    return now;
  }

  /** g: how often the viewer gives against all viewers. */
  public double givingPropensity() {
    return givingPropensity;
  }

  /** What the viewer and a streamer have had with each other, or null. */
  public @Nullable Pair pair(String streamerId) {
    return pairs.get(streamerId);
  }

  /** What is known of the viewer's interest in a category, or null. */
  public @Nullable Interest interest(@Nullable String category) {
    return category == null ? null : interests.get(category);
  }

  /** Whether the viewer follows a streamer. */
  public boolean follows(String streamerId) {
    return followed.contains(streamerId);
  }
}
