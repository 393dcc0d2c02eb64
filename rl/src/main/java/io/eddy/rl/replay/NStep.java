package io.eddy.rl.replay;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.Resumable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Puts n steps together to one transition and adds it to a replay; environments are kept apart:
 *
 * <pre>
 * R = Σₖ γᵏ rₜ₊ₖ₊₁  over k = 0 … m − 1,   discount γᵐ,   s′ = sₜ₊ₘ
 * </pre>
 *
 * where m is n, or what is left of the episode. At a termination the discount is 0; at a truncation
 * it is γᵐ, and s′ is the observation that the episode ended with (Sutton and Barto 2018, §7.1). With
 * n = 1 each step is added as it is. Not safe for threads.
 */
public final class NStep implements Resumable {

  private final int steps;
  private final double discount;
  private final ReplayMemory memory;
  private final Window[] windows;

  /**
   * @param steps n, at least 1
   * @param discount γ of one step
   * @param environments how many there are, named 0, 1, 2, …
   * @param memory gets what was put together
   */
  public NStep(
      ObservationShape shape, int steps, double discount, int environments, ReplayMemory memory) {
    if (steps < 1 || environments < 1) {
      throw new IllegalArgumentException(
          "The numbers steps (%d) and environments (%d) must be at least 1."
              .formatted(steps, environments));
    }
    this.steps = steps;
    this.discount = discount;
    this.memory = memory;
    this.windows = new Window[environments];
    for (var i = 0; i < environments; i++) {
      windows[i] = new Window(shape, steps);
    }
  }

  /** Hears a step of an environment; all that the episode's end leaves open is added at once. */
  public void add(int environment, Transition step) {
    var window = windows[environment];
    window.push(step);
    if (step.ended()) {
      while (window.size > 0) {
        emit(window, step);
      }
    } else if (window.size == steps) {
      emit(window, step);
    }
  }

  /** Adds the oldest step of a window with what followed it, until the last step. */
  private void emit(Window window, Transition last) {
    var reward = 0.0;
    for (var k = window.size - 1; k >= 0; k--) {
      reward = window.rewards[window.place(k)] + discount * reward;
    }
    var first = window.place(0);
    memory.add(
        window.observations[first],
        window.actions[first],
        reward,
        last.terminated() ? 0 : Math.pow(discount, window.size),
        last.next());
    window.pop();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(windows.length);
    out.writeInt(steps);
    for (var window : windows) {
      window.save(out);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    var environments = in.readInt();
    var saved = in.readInt();
    if (environments != windows.length || saved != steps) {
      throw new IOException(
          "The file holds windows of %d steps in %d environments, not of %d in %d: they are of different configurations."
              .formatted(saved, environments, steps, windows.length));
    }
    for (var window : windows) {
      window.load(in);
    }
  }

  /** The last steps of one environment that are not yet added, in a ring. */
  private static final class Window implements Resumable {

    private final Observation[] observations;
    private final int[] actions;
    private final double[] rewards;
    private int oldest;
    private int size;

    private Window(ObservationShape shape, int steps) {
      observations = new Observation[steps];
      for (var i = 0; i < steps; i++) {
        observations[i] = new Observation(shape);
      }
      actions = new int[steps];
      rewards = new double[steps];
    }

    private int place(int k) {
      return (oldest + k) % actions.length;
    }

    private void push(Transition step) {
      var place = place(size);
      observations[place].set(step.observation());
      actions[place] = step.action();
      rewards[place] = step.reward();
      size++;
    }

    private void pop() {
      oldest = place(1);
      size--;
    }

    @Override
    public void save(DataOutput out) throws IOException {
      out.writeInt(size);
      for (var k = 0; k < size; k++) {
        observations[place(k)].save(out);
        out.writeInt(actions[place(k)]);
        out.writeDouble(rewards[place(k)]);
      }
    }

    @Override
    public void load(DataInput in) throws IOException {
      oldest = 0;
      size = in.readInt();
      for (var k = 0; k < size; k++) {
        observations[k].load(in);
        actions[k] = in.readInt();
        rewards[k] = in.readDouble();
      }
    }
  }
}
