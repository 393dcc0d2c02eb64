package io.eddy.cli.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.eddy.learning.evaluation.SlateOutcome;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.feature.Features;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decided slate as Vowpal Wabbit's decision service logs it (dsjson): a slate of several rooms as a conditional
 * contextual bandit, one slot a position, and a slate of one as a plain contextual bandit, which {@code
 * --ccb_explore_adf} reads as well. Actions are the logged candidates in the order of retrieval.
 *
 * <p>Labels stand before the context in the plain form and after it in the other, as Vowpal Wabbit's parser wants them;
 * it ignores what it does not know.
 *
 * @param cost −reward of the only room
 * @param probability that it was drawn
 * @param action the one drawn, from 1
 * @param labelIndex the same, from 0
 * @param skipLearn true if nobody saw the slate: the decision was never put into effect
 * @param actions the one drawn, then those whose probabilities are known too, from 1
 * @param probabilities of these
 * @param settled whether nothing can be added to the reward any more; if not, the log ended before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DsjsonRow(
    @JsonProperty("_label_cost") @Nullable Double cost,
    @JsonProperty("_label_probability") @Nullable Double probability,
    @JsonProperty("_label_Action") @Nullable Integer action,
    @JsonProperty("_labelIndex") @Nullable Integer labelIndex,
    @JsonProperty("_skipLearn") @Nullable Boolean skipLearn,
    @JsonProperty("Timestamp") String timestamp,
    @JsonProperty("Version") String version,
    @JsonProperty("EventId") String eventId,
    @JsonProperty("a") @Nullable List<Integer> actions,
    @JsonProperty("c") Context context,
    @JsonProperty("p") @Nullable List<Double> probabilities,
    @JsonProperty("_outcomes") @Nullable List<Outcome> outcomes,
    @JsonProperty("VWState") Model model,
    @JsonProperty("pdrop") double dropped,
    String viewerId,
    String placement,
    String arm,
    boolean evaluation,
    boolean settled) {

  /** What was known: features of viewer and situation, the rooms, and a slot a position. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Context(
      List<Float> state,
      @JsonProperty("_multi") List<Action> actions,
      @JsonProperty("_slots") @Nullable List<Slot> slots) {}

  /** A room: its id, which is no feature, and its features for this viewer. */
  record Action(@JsonProperty("_tag") String roomId, List<Float> item) {}

  /** A position, and the actions it could have been given; null where it is all that earlier ones left. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Slot(@JsonProperty("_inc") @Nullable List<Integer> included) {}

  /** What a position led to: the room drawn, then those whose probabilities are known too, from 0. */
  record Outcome(
      @JsonProperty("_label_cost") double cost,
      @JsonProperty("_id") String id,
      @JsonProperty("_a") List<Integer> actions,
      @JsonProperty("_p") List<Double> probabilities) {}

  /** Who decided. */
  record Model(@JsonProperty("m") String policy) {}

  /** The line of a slate whose propensities are known. */
  static DsjsonRow of(SlateOutcome<Decision> slate, String viewerId, Features features) {
    var decision = slate.kept();
    var draws = DsjsonDraw.of(decision, features);
    var one = decision.items().size() == 1 ? draws.getFirst() : null;
    return new DsjsonRow(
        one == null ? null : cost(slate, 0),
        one == null ? null : one.probabilities().getFirst(),
        one == null ? null : one.actions().getFirst() + 1,
        one == null ? null : one.actions().getFirst(),
        slate.displayed() ? null : Boolean.TRUE,
        Instant.ofEpochMilli(decision.time()).toString(),
        "1",
        decision.decisionId(),
        one == null ? null : one.actions().stream().map(action -> action + 1).toList(),
        context(decision, draws),
        one == null ? null : one.probabilities(),
        one == null ? outcomes(slate, draws) : null,
        new Model(decision.policy().name() + "/" + decision.policy().version()),
        0,
        viewerId,
        decision.placement(),
        decision.arm(),
        decision.evaluation(),
        slate.settled());
  }

  private static Context context(Decision decision, List<DsjsonDraw> draws) {
    var log = decision.candidates();
    var count = log.rows().length;
    var features = log.itemFeatures(count);
    var width = features.length / count;
    var actions = new ArrayList<Action>(count);
    for (var row : DsjsonDraw.rows(log)) {
      actions.add(
          new Action(
              log.roomIds().get(log.rows()[row]),
              DecisionRow.floats(features, row * width, width)));
    }
    return new Context(
        DecisionRow.floats(log.stateFeatures(), 0, log.state().length),
        actions,
        draws.size() == 1 ? null : draws.stream().map(draw -> new Slot(draw.included())).toList());
  }

  private static List<Outcome> outcomes(SlateOutcome<Decision> slate, List<DsjsonDraw> draws) {
    var outcomes = new ArrayList<Outcome>(draws.size());
    for (var j = 0; j < draws.size(); j++) {
      var draw = draws.get(j);
      outcomes.add(
          new Outcome(
              cost(slate, j),
              slate.kept().decisionId() + "-" + j,
              draw.actions(),
              draw.probabilities()));
    }
    return outcomes;
  }

  private static double cost(SlateOutcome<Decision> slate, int position) {
    return 0 - slate.reward(position); // never −0
  }
}
