package io.eddy.cli.export;

import io.eddy.recommender.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One position of a logged slate.
 *
 * @param time epoch milliseconds
 * @param policySchema fingerprint of the features that {@code state} and {@code item} are
 * @param degraded why a baseline answered instead of the policy
 * @param evaluation whether the viewer belongs to the share that is never trained on
 * @param candidates how many rooms could be shown
 * @param temperature of the draw; absent where a caller's own recommender decided
 * @param epsilon likewise
 * @param propensity probability of this draw given the positions before it; absent where a caller told none
 * @param feasible how many rooms this position could have been given
 * @param state features of viewer and situation [m]
 * @param item features of the room for this viewer, as they were scored [n]
 */
public record DecisionRow(
    String decisionId,
    long time,
    String viewerId,
    String placement,
    String arm,
    String policy,
    int policyVersion,
    String policySchema,
    @Nullable String degraded,
    boolean evaluation,
    @Nullable Double temperature,
    @Nullable Double epsilon,
    int candidates,
    int position,
    String roomId,
    String broadcastId,
    String streamerId,
    @Nullable String category,
    double score,
    @Nullable Double propensity,
    int feasible,
    boolean explored,
    List<Float> state,
    List<Float> item) {
  static List<DecisionRow> of(Decision decision, String viewerId) {
    var rows = new ArrayList<DecisionRow>(decision.items().size());
    var log = decision.candidates();
    var state = floats(log.stateFeatures(), 0, log.state().length);
    var features = log.itemFeatures(decision.items().size());
    var width = decision.items().isEmpty() ? 0 : features.length / decision.items().size();
    for (var item : decision.items()) {
      rows.add(
          new DecisionRow(
              decision.decisionId(),
              decision.time(),
              viewerId,
              decision.placement(),
              decision.arm(),
              decision.policy().name(),
              decision.policy().version(),
              decision.policy().schema(),
              decision.degraded(),
              decision.evaluation(),
              decision.external() ? null : decision.drawing().temperature(),
              decision.external() ? null : decision.drawing().epsilon(),
              log.roomIds().size(),
              item.position(),
              item.room().roomId(),
              item.room().broadcastId(),
              item.room().streamerId(),
              item.room().category(),
              item.score(),
              item.knownPropensity(),
              item.feasible(),
              item.explored(),
              state,
              floats(features, item.position() * width, width)));
    }
    return rows;
  }

  static List<Float> floats(float[] values, int from, int length) {
    var list = new ArrayList<Float>(length);
    for (var i = 0; i < length; i++) {
      list.add(values[from + i]);
    }
    return list;
  }
}
