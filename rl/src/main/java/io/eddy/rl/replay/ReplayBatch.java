package io.eddy.rl.replay;

import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;

/** Transitions side by side, as learning reads them. A buffer. Not safe for threads. */
public final class ReplayBatch {

  private final ObservationBatch observations;
  private final int[] actions;
  private final double[] rewards;
  private final double[] discounts;
  private final ObservationBatch next;
  private final double[] weights;
  private final int[] places;

  /** A batch of a fixed size, at least 1. */
  public ReplayBatch(ObservationShape shape, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("A batch has at least 1 transition, not " + size + ".");
    }
    this.observations = new ObservationBatch(shape, size);
    this.actions = new int[size];
    this.rewards = new double[size];
    this.discounts = new double[size];
    this.next = new ObservationBatch(shape, size);
    this.weights = new double[size];
    this.places = new int[size];
  }

  /** Number of transitions. */
  public int size() {
    return actions.length;
  }

  /** What the agent knew when it acted. */
  public ObservationBatch observations() {
    return observations;
  }

  /** What it did. */
  public int[] actions() {
    return actions;
  }

  /** What it earned until {@link #next}. */
  public double[] rewards() {
    return rewards;
  }

  /** What the value of {@link #next} counts; 0 if the process terminated. */
  public double[] discounts() {
    return discounts;
  }

  /** What it knew afterwards. */
  public ObservationBatch next() {
    return next;
  }

  /** What each transition counts in the loss; 1 where all are drawn alike. */
  public double[] weights() {
    return weights;
  }

  /** Where the transitions lie in the memory that they were drawn from. */
  int[] places() {
    return places;
  }
}
