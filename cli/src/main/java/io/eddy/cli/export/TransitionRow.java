package io.eddy.cli.export;

import io.eddy.learning.evaluation.SlateOutcome;
import io.eddy.recommender.decision.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a viewer's decision process: a displayed slate, the choice, and the next displayed slate.
 *
 * @param time of the decision, epoch milliseconds
 * @param state [m]
 * @param position the position entered first, or null: nothing
 * @param item features of the room entered, empty if none [n]
 * @param propensity probability of the chosen position's draw given those before it, or null
 * @param reward of the whole slate
 * @param nextDecisionId the viewer's next displayed slate, or null
 * @param gapMillis until then
 * @param nextState its state, empty if there is none [m]
 * @param terminal whether the viewer did not come back within the horizon of a day
 * @param truncated whether the log ended before that was known
 */
public record TransitionRow(
    String decisionId,
    long time,
    String viewerId,
    String arm,
    String policy,
    int policyVersion,
    boolean evaluation,
    List<Float> state,
    @Nullable Integer position,
    @Nullable String roomId,
    List<Float> item,
    @Nullable Double propensity,
    double reward,
    @Nullable String nextDecisionId,
    @Nullable Long gapMillis,
    List<Float> nextState,
    boolean terminal,
    boolean truncated) {
  static TransitionRow of(SlateOutcome<Decision> slate, String viewerId) {
    var decision = slate.kept();
    var log = decision.candidates();
    var chosen = slate.chosen();
    var item = chosen < 0 ? null : decision.items().get(chosen);
    var features = log.itemFeatures(decision.items().size());
    var width = decision.items().isEmpty() ? 0 : features.length / decision.items().size();
    return new TransitionRow(
        decision.decisionId(),
        decision.time(),
        viewerId,
        decision.arm(),
        decision.policy().name(),
        decision.policy().version(),
        decision.evaluation(),
        DecisionRow.floats(log.stateFeatures(), 0, log.state().length),
        item == null ? null : chosen,
        item == null ? null : item.room().roomId(),
        item == null ? List.of() : DecisionRow.floats(features, chosen * width, width),
        item == null ? null : item.knownPropensity(),
        slate.reward(),
        null,
        null,
        List.of(),
        false,
        false);
  }

  TransitionRow leadingTo(TransitionRow next) {
    return with(next.decisionId, next.time - time, next.state, false, false);
  }

  TransitionRow ended() {
    return with(null, null, List.of(), true, false);
  }

  TransitionRow cutOff() {
    return with(null, null, List.of(), false, true);
  }

  private TransitionRow with(
      @Nullable String next, @Nullable Long gap, List<Float> to, boolean ends, boolean cut) {
    return new TransitionRow(
        decisionId,
        time,
        viewerId,
        arm,
        policy,
        policyVersion,
        evaluation,
        state,
        position,
        roomId,
        item,
        propensity,
        reward,
        next,
        gap,
        to,
        ends,
        cut);
  }
}
