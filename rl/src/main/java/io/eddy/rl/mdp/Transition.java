package io.eddy.rl.mdp;

import java.util.random.RandomGenerator;

/**
 * One step of experience (Sₜ, Aₜ, Rₜ₊₁, Sₜ₊₁) (Sutton and Barto 2018, §3.1). A buffer that the loop
 * uses again: whoever wants to keep it copies it. Termination and truncation are two things; see
 * {@link Environment}.
 */
public final class Transition {

  private Observation observation;
  private Observation next;
  private int action;
  private double reward;
  private boolean terminated;
  private boolean truncated;

  /** A transition between two observations of a shape. */
  public Transition(ObservationShape shape) {
    this.observation = new Observation(shape);
    this.next = new Observation(shape);
  }

  /** Sₜ. */
  public Observation observation() {
    return observation;
  }

  /** Aₜ. */
  public int action() {
    return action;
  }

  /** Rₜ₊₁. */
  public double reward() {
    return reward;
  }

  /** Sₜ₊₁, also when the episode ended with it. */
  public Observation next() {
    return next;
  }

  /** The process is over: what follows is worth 0. */
  public boolean terminated() {
    return terminated;
  }

  /** The process goes on, but unseen: what follows is worth what is estimated. */
  public boolean truncated() {
    return truncated;
  }

  /** Whether the episode has no next step. */
  public boolean ended() {
    return terminated || truncated;
  }

  /** Takes the action in the environment, whose observation {@link #observation} is. */
  public void step(Environment environment, int action, RandomGenerator random) {
    this.action = action;
    reward = environment.step(action, random, next);
    terminated = environment.terminated();
    truncated = !terminated && environment.truncated();
  }

  /** Goes on: Sₜ₊₁ becomes Sₜ. */
  public void advance() {
    var former = observation;
    observation = next;
    next = former;
  }

  /** Writes what a test or a log knows of a step. */
  public void set(int action, double reward, boolean terminated, boolean truncated) {
    this.action = action;
    this.reward = reward;
    this.terminated = terminated;
    this.truncated = truncated;
  }
}
