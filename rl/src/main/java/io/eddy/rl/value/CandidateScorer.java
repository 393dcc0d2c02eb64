package io.eddy.rl.value;

/**
 * A number for each candidate of a state, by which they are ranked. Immutable and safe for any number
 * of threads.
 */
public interface CandidateScorer {

  /**
   * Scores candidates.
   *
   * @param state features of the state
   * @param rows features of the candidates, row-major
   * @param count how many candidates there are
   * @param scores written: one number a candidate
   */
  void scores(float[] state, float[] rows, int count, double[] scores);
}
