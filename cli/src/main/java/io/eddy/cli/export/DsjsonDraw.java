package io.eddy.cli.export;

import io.eddy.recommender.Counterfactual;
import io.eddy.recommender.decision.CandidateLog;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.feature.Features;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a position was filled, given those before it.
 *
 * @param actions the room drawn, then the others that could have been where all candidates are logged
 * @param probabilities of these; of the room drawn the logged one
 * @param included rooms that could stand here or stood before, where caps left out others; else null
 */
record DsjsonDraw(
    List<Integer> actions, List<Double> probabilities, @Nullable List<Integer> included) {

  /**
   * The logged rows by action: in the order of retrieval. In the order of the log the slate would come first, and
   * whoever takes the first of equals would seem to know what was shown.
   */
  static int[] rows(CandidateLog log) {
    return IntStream.range(0, log.rows().length)
        .boxed()
        .sorted(Comparator.comparingInt(row -> log.rows()[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The draws of a slate by position. */
  static List<DsjsonDraw> of(Decision decision, Features features) {
    var rows = rows(decision.candidates());
    var actions = new int[rows.length];
    for (var action = 0; action < rows.length; action++) {
      actions[rows[action]] = action;
    }
    var draws = new ArrayList<DsjsonDraw>(decision.items().size());
    if (!decision.external() && Counterfactual.isPossible(decision, features)) {
      Counterfactual.asLogged(decision, features)
          .logged((j, of) -> draws.add(among(actions, j, propensity(decision, j), of)));
    } else {
      for (var j = 0; j < decision.items().size(); j++) {
        draws.add(new DsjsonDraw(List.of(actions[j]), List.of(propensity(decision, j)), null));
      }
    }
    return draws;
  }

  private static DsjsonDraw among(
      int[] actions, int position, double propensity, IntToDoubleFunction probability) {
    var drawn = new ArrayList<>(List.of(actions[position]));
    var known = new ArrayList<>(List.of(propensity));
    var included = new ArrayList<Integer>();
    for (var row = 0; row < actions.length; row++) {
      var probable = probability.applyAsDouble(row);
      if (row < position || probable > 0) {
        included.add(actions[row]);
      }
      if (row != position && probable > 0) {
        drawn.add(actions[row]);
        known.add(probable);
      }
    }
    return new DsjsonDraw(drawn, known, included.size() == actions.length ? null : included);
  }

  private static double propensity(Decision decision, int position) {
    return Math.min(1, decision.items().get(position).propensity());
  }
}
