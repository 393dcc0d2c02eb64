package io.eddy.rl.slate;

import org.jspecify.annotations.Nullable;

/** Deep SlateQ in code. */
record DeepPupil(DeepSlateQ learner) implements Pupil {

  @Override
  public void learnChoice(SlateChoice answer) {
    learner.learnChoice(CodedWorld.coded(answer));
    learner.practise(1);
  }

  @Override
  public void learnValue(
      SlateChoice answer, double reward, double discount, float @Nullable [] next) {
    learner.learnValue(
        CodedWorld.coded(answer),
        reward,
        discount,
        next == null ? null : CodedWorld.state(SlateWorld.stateOf(next)));
  }

  @Override
  public Answers answers(double scale) {
    return new DeepAnswers(learner.weights(scale));
  }

  record DeepAnswers(DeepSlateWeights weights) implements Answers {

    @Override
    public double v(int state) {
      return weights.stateValue(CodedWorld.state(state));
    }

    @Override
    public double u(int state) {
      return weights.noChoiceValue(CodedWorld.state(state));
    }

    @Override
    public double r(int state, int item) {
      return weights.immediateValue(CodedWorld.state(state), CodedWorld.rows(state), item);
    }

    @Override
    public double f(int state, int item) {
      return weights.futureAdvantage(CodedWorld.state(state), CodedWorld.rows(state), item);
    }

    @Override
    public double[] p(int state, Slate slate) {
      return weights.probabilities(
          CodedWorld.state(state), CodedWorld.rows(state), slate.toArray());
    }

    @Override
    public double q(int state, Slate slate) {
      return weights.slateValue(CodedWorld.state(state), CodedWorld.rows(state), slate.toArray());
    }

    @Override
    public Slate best(int state) {
      return Slate.of(
          weights.bestSlate(
              CodedWorld.state(state), CodedWorld.rows(state), SlateWorld.ITEMS, SlateWorld.SLATE));
    }
  }
}
