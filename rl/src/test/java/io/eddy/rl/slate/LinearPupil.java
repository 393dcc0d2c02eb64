package io.eddy.rl.slate;

import org.jspecify.annotations.Nullable;

/** SlateQ on one-hot features, with which linear heads can be exact. */
record LinearPupil(SlateQ learner) implements Pupil {

  @Override
  public void learnChoice(SlateChoice answer) {
    learner.learnChoice(answer);
  }

  @Override
  public void learnValue(
      SlateChoice answer, double reward, double discount, float @Nullable [] next) {
    learner.learnValue(answer, reward, discount, next);
  }

  @Override
  public Answers answers(double scale) {
    return new LinearAnswers(learner.weights(scale));
  }

  private record LinearAnswers(SlateWeights weights) implements Answers {

    @Override
    public double v(int state) {
      return weights.stateValue(SlateWorld.stateFeatures(state));
    }

    @Override
    public double u(int state) {
      return weights.noChoiceValue(SlateWorld.stateFeatures(state));
    }

    @Override
    public double r(int state, int item) {
      return weights.immediateValue(SlateWorld.stateFeatures(state), SlateWorld.rows(state), item);
    }

    @Override
    public double f(int state, int item) {
      return weights.futureAdvantage(SlateWorld.stateFeatures(state), SlateWorld.rows(state), item);
    }

    @Override
    public double[] p(int state, Slate slate) {
      return weights.probabilities(
          SlateWorld.stateFeatures(state), SlateWorld.rows(state), slate.toArray());
    }

    @Override
    public double q(int state, Slate slate) {
      return weights.slateValue(
          SlateWorld.stateFeatures(state), SlateWorld.rows(state), slate.toArray());
    }

    @Override
    public Slate best(int state) {
      return Slate.of(
          weights.bestSlate(
              SlateWorld.stateFeatures(state),
              SlateWorld.rows(state),
              SlateWorld.ITEMS,
              SlateWorld.SLATE));
    }
  }
}
