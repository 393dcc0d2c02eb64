package io.eddy.cli.export;

import io.eddy.learning.evaluation.SlateOutcome;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.feedback.Outcome.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one position of a logged slate led to.
 *
 * @param time of the decision, epoch milliseconds
 * @param propensity probability of this draw given the positions before it; absent where a caller told none
 * @param examined whether the position was on screen
 * @param watchSeconds watched in visits that it led to
 * @param giftsMinor given in them, minor units
 * @param success whether a visit reached 30 seconds
 * @param reward all of it at its prices
 * @param settled whether nothing can be added any more; if not, the log ended before
 */
public record RewardRow(
    String decisionId,
    int position,
    long time,
    String viewerId,
    String arm,
    String policy,
    int policyVersion,
    boolean evaluation,
    String roomId,
    @Nullable Double propensity,
    boolean examined,
    boolean entered,
    double watchSeconds,
    double likes,
    double comments,
    double giftsMinor,
    double follows,
    double shares,
    double dislikes,
    double reports,
    boolean success,
    double reward,
    boolean settled) {
  static List<RewardRow> of(SlateOutcome<Decision> slate, String viewerId) {
    var decision = slate.kept();
    var rows = new ArrayList<RewardRow>(slate.items());
    for (var j = 0; j < slate.items(); j++) {
      var item = decision.items().get(j);
      rows.add(
          new RewardRow(
              decision.decisionId(),
              j,
              decision.time(),
              viewerId,
              decision.arm(),
              decision.policy().name(),
              decision.policy().version(),
              decision.evaluation(),
              item.room().roomId(),
              item.knownPropensity(),
              slate.examined(j),
              slate.entered(j),
              slate.total(j, Kind.WATCH),
              slate.total(j, Kind.LIKE),
              slate.total(j, Kind.COMMENT),
              slate.total(j, Kind.GIFT),
              slate.total(j, Kind.FOLLOW),
              slate.total(j, Kind.SHARE),
              slate.total(j, Kind.DISLIKE),
              slate.total(j, Kind.REPORT),
              slate.total(j, Kind.SUCCESS) > 0,
              slate.reward(j),
              slate.settled()));
    }
    return rows;
  }
}
