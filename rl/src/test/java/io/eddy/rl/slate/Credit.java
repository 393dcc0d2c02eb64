package io.eddy.rl.slate;

import org.jspecify.annotations.Nullable;

/** How a learner is told of a transition. {@link #RIGHT} is what SlateQ asks for; tests try others. */
@FunctionalInterface
interface Credit {

  Credit RIGHT =
      (learner, transition, weight, current) -> {
        var answer = answer(transition, transition.choice().slate(), chosen(transition), weight);
        learner.learnChoice(answer);
        teachValue(learner, transition, answer);
      };

  void teach(Pupil learner, SlateTransition transition, double weight, Pupil.Answers current);

  static void teachValue(Pupil learner, SlateTransition transition, SlateChoice answer) {
    learner.learnValue(answer, transition.step().reward(), transition.discount(), next(transition));
  }

  /** An answer to a slate: the transition's own, or one that a wrong credit makes up. */
  static SlateChoice answer(SlateTransition transition, Slate examined, int chosen, double weight) {
    return answer(SlateWorld.stateOf(transition.observation().state()), examined, chosen, weight);
  }

  static SlateChoice answer(int state, Slate examined, int chosen, double weight) {
    var rows = SlateWorld.rows(state);
    var items = new float[examined.size() * SlateWorld.WIDTH];
    var positions = new int[examined.size()];
    for (var j = 0; j < positions.length; j++) {
      System.arraycopy(
          rows, examined.at(j) * SlateWorld.WIDTH, items, j * SlateWorld.WIDTH, SlateWorld.WIDTH);
      positions[j] = j;
    }
    return new SlateChoice(SlateWorld.stateFeatures(state), items, positions, chosen, weight);
  }

  static int chosen(SlateTransition transition) {
    return transition.step().chosen();
  }

  static boolean nothing(SlateTransition transition) {
    return chosen(transition) == SlateStep.NOTHING;
  }

  static float @Nullable [] next(SlateTransition transition) {
    return transition.step().terminated() ? null : transition.step().next().state();
  }
}
