package io.eddy.rl.slate;

import org.jspecify.annotations.Nullable;

/** Who learns in {@link SlateWorld}: {@link SlateQ}, or a rival that sees the world in its own way. */
interface Pupil {

  void learnChoice(SlateChoice answer);

  void learnValue(SlateChoice answer, double reward, double discount, float @Nullable [] next);

  /** What it has learned; {@code scale} is what a sample of today counts. */
  Answers answers(double scale);

  /** What a pupil says about the world, state by state. */
  interface Answers {

    double v(int state);

    double u(int state);

    double r(int state, int item);

    double f(int state, int item);

    double[] p(int state, Slate slate);

    double q(int state, Slate slate);

    Slate best(int state);
  }
}
