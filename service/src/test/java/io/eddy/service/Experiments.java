package io.eddy.service;

import io.eddy.recommender.experiment.Experiment;
import java.util.List;

/** Experiments of tests. */
public final class Experiments {
  /** Everyone learns, nobody evaluates. */
  public static final Experiment LEARNING = Experiment.of(List.of("learning"), 0);

  /** Everyone evaluates. */
  public static final Experiment EVALUATING = Experiment.of(List.of("learning"), 1);

  private Experiments() {}
}
