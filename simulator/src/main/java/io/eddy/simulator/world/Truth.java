package io.eddy.simulator.world;

import io.eddy.simulator.viewer.Examination;
import io.eddy.simulator.viewer.Prospect;
import io.eddy.simulator.viewer.Viewer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What no recommender may know: the expected reward of any slate for any viewer now, and the slate
 * that the truth would show.
 *
 * <p>It is the reward of this slate alone, under the default prices: what a good slate does for the
 * rest of the session is not in it. Read-only, exact up to the seconds that pass while a viewer
 * looks.
 */
public final class Truth {
  private static final int ROUNDS = 4;

  private final Rooms rooms;
  private final int slateSize;

  Truth(Rooms rooms, int slateSize) {
    this.rooms = rooms;
    this.slateSize = slateSize;
  }

  /** What a room holds for a viewer. */
  public Prospect prospect(Viewer viewer, String roomId, long now) {
    return viewer.prospect(rooms.onScreen(roomId), now);
  }

  /**
   * Expected reward of a slate: Σ_d P(d rooms looked at) · Σ_{i&lt;d} oᵢ·Rᵢ / (1 + Σ_{j&lt;d} oⱼ), o the odds
   * and R the rewards.
   */
  public double slateReward(Viewer viewer, List<String> roomIds, long now) {
    return reward(roomIds.stream().map(room -> prospect(viewer, room, now)).toList());
  }

  /**
   * The slate of the myopic oracle: the rooms with the largest o·(R − λ), λ being what the slate itself
   * earns, found by repeating (formulation of the decomposed slate value). Near the best, not proved to
   * be it: looking stops early, so the order counts too.
   *
   * @param candidates rooms to choose from
   */
  public List<String> oracleSlate(Viewer viewer, Collection<String> candidates, long now) {
    var known = new ArrayList<Candidate>(candidates.size());
    for (var room : candidates) {
      known.add(new Candidate(room, prospect(viewer, room, now)));
    }
    var best = List.<Candidate>of();
    var bestReward = Double.NEGATIVE_INFINITY;
    var threshold = 0.0;
    for (var round = 0; round < ROUNDS; round++) {
      var slate = top(known, threshold);
      var reward = reward(slate.stream().map(Candidate::prospect).toList());
      if (reward <= bestReward) {
        break;
      }
      best = slate;
      bestReward = reward;
      threshold = reward;
    }
    return best.stream().map(Candidate::roomId).toList();
  }

  /** The oracle's slate out of all rooms that are live. */
  public List<String> oracleSlate(Viewer viewer, long now) {
    return oracleSlate(
        viewer, rooms.live().stream().map(each -> each.streamer().roomId()).toList(), now);
  }

  private List<Candidate> top(List<Candidate> candidates, double threshold) {
    return candidates.stream()
        .sorted(Comparator.comparingDouble(each -> -each.gain(threshold)))
        .limit(slateSize)
        .toList();
  }

  private static double reward(List<Prospect> slate) {
    var reward = 0.0;
    var oddsSum = 1.0;
    var rewardSum = 0.0;
    for (var i = 0; i < slate.size(); i++) {
      oddsSum += slate.get(i).odds();
      rewardSum += slate.get(i).odds() * slate.get(i).reward();
      reward += Examination.probability(i + 1, slate.size()) * rewardSum / oddsSum;
    }
    return reward;
  }

  private record Candidate(String roomId, Prospect prospect) {
    double gain(double threshold) {
      return prospect.odds() * (prospect.reward() - threshold);
    }
  }
}
