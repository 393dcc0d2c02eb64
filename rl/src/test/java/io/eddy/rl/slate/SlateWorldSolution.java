package io.eddy.rl.slate;

import static io.eddy.rl.slate.SlateWorld.ITEMS;
import static io.eddy.rl.slate.SlateWorld.STATES;

import java.util.Comparator;
import java.util.List;

/**
 * Exact values in {@link SlateWorld}, by enumeration of all slates.
 *
 * @param discount γ
 * @param v V(s) per state
 */
record SlateWorldSolution(double discount, List<Double> v) {

  /** Solves Bellman's optimality equation V(s) = max_A Q(s,A). */
  static SlateWorldSolution optimal(double discount) {
    return iterate(discount, (solution, state) -> solution.q(state, solution.bestSlate(state)));
  }

  /** Evaluates the policy that shows best[s], or with probability epsilon any slate at random. */
  static SlateWorldSolution ofPolicy(double discount, List<Slate> best, double epsilon) {
    return iterate(
        discount,
        (solution, state) -> {
          var random =
              SlateWorld.slates().stream().mapToDouble(slate -> solution.q(state, slate)).average();
          return (1 - epsilon) * solution.q(state, best.get(state))
              + epsilon * random.orElseThrow();
        });
  }

  private interface Backup {
    double value(SlateWorldSolution solution, int state);
  }

  /** Backs values up until they stand: γ is at most .9, so 400 sweeps leave less than 1e-17. */
  private static SlateWorldSolution iterate(double discount, Backup backup) {
    var solution = new SlateWorldSolution(discount, List.of(0.0, 0.0, 0.0, 0.0));
    for (var sweep = 0; sweep < 400; sweep++) {
      var before = solution;
      solution =
          new SlateWorldSolution(
              discount,
              List.of(
                  backup.value(before, 0),
                  backup.value(before, 1),
                  backup.value(before, 2),
                  backup.value(before, 3)));
    }
    return solution;
  }

  /** γ E V(s′) after a choice; ITEMS stands for nothing. */
  double following(int state, int choice) {
    var expected = 0.0;
    for (var next = 0; next < STATES; next++) {
      expected += SlateWorld.probability(state, choice, next) * v.get(next);
    }
    return discount * (1 - SlateWorld.TERMINATION) * expected;
  }

  /** U∅(s). */
  double noChoice(int state) {
    return following(state, ITEMS);
  }

  /** F(s,i). */
  double futureAdvantage(int state, int item) {
    return following(state, item) - noChoice(state);
  }

  /** Q(s,A), written as the plain expectation over what may be chosen. */
  double q(int state, Slate slate) {
    var probabilities = SlateWorld.choices(state, slate);
    var nothing = 1.0;
    var q = 0.0;
    for (var j = 0; j < slate.size(); j++) {
      var item = slate.at(j);
      q += probabilities[j] * (SlateWorld.reward(state, item) + following(state, item));
      nothing -= probabilities[j];
    }
    return q + nothing * noChoice(state);
  }

  /** The best of all slates. */
  Slate bestSlate(int state) {
    return SlateWorld.slates().stream()
        .max(Comparator.comparingDouble(slate -> q(state, slate)))
        .orElseThrow();
  }

  /** The best slate of every state. */
  List<Slate> bestSlates() {
    return List.of(bestSlate(0), bestSlate(1), bestSlate(2), bestSlate(3));
  }

  /** By how much the best slate beats the second best. */
  double margin(int state) {
    var sorted =
        SlateWorld.slates().stream().mapToDouble(slate -> q(state, slate)).sorted().toArray();
    return sorted[sorted.length - 1] - sorted[sorted.length - 2];
  }
}
