package io.eddy.recommender.slate;

import io.eddy.recommender.decision.Decision;
import java.util.Arrays;

/**
 * The slate that a decision's logged scores prefer: at each position the feasible room of the highest
 * score, without chance. Of equal scores the first logged row wins, so that of rooms that are all the same to
 * Eddy those come first that were shown.
 */
public final class GreedySlate {
  private static final int NONE = -1;

  private GreedySlate() {}

  /**
   * Logged rows by position, as many as were shown, fewer where caps leave nothing feasible.
   *
   * @throws IllegalArgumentException if the log holds a sample of the candidates only
   */
  public static int[] rows(Decision decision) {
    var log = decision.candidates();
    var n = log.rows().length;
    if (n < log.roomIds().size()) {
      throw new IllegalArgumentException(
          "The log holds %d of %d candidates of decision %s. Use an external decision, or one of the evaluation share."
              .formatted(n, log.roomIds().size(), decision.decisionId()));
    }
    var caps = new Caps(decision.drawing().perStreamer(), decision.drawing().perCategory());
    return rows(
        log.scores(),
        log.streamers(),
        log.categories(),
        caps,
        Math.min(n, decision.items().size()));
  }

  /**
   * The same from plain numbers.
   *
   * @param streamers a number of each row's streamer, from 0 and below n [n]
   * @param categories likewise of its category, −1 for none, which has no cap [n]
   */
  static int[] rows(float[] scores, short[] streamers, short[] categories, Caps caps, int slots) {
    var n = scores.length;
    var used = new boolean[n];
    var ofStreamer = new int[n];
    var ofCategory = new int[n];
    var slate = new int[slots];
    for (var j = 0; j < slots; j++) {
      var best = NONE;
      for (var i = 0; i < n; i++) {
        var feasible =
            !used[i]
                && ofStreamer[streamers[i]] < caps.perStreamer()
                && (categories[i] < 0 || ofCategory[categories[i]] < caps.perCategory());
        if (feasible && (best == NONE || scores[i] > scores[best])) {
          best = i;
        }
      }
      if (best == NONE) {
        return Arrays.copyOf(slate, j);
      }
      slate[j] = best;
      used[best] = true;
      ofStreamer[streamers[best]]++;
      if (categories[best] >= 0) {
        ofCategory[categories[best]]++;
      }
    }
    return slate;
  }
}
