package io.eddy.rl.training;

/** Hears of what happens in training while it happens, on the thread that trains. */
public interface TrainingListener {

  /** Hears nothing. */
  TrainingListener NONE = new TrainingListener() {};

  /**
   * An episode ended.
   *
   * @param episode its number, from 1
   * @param step steps taken in all environments
   * @param episodeReturn sum of its rewards
   */
  default void episode(long episode, long step, double episodeReturn) {}

  /** A policy was evaluated. */
  default void evaluated(EvaluationPoint point) {}
}
