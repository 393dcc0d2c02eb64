package io.eddy.rl.training;

/**
 * Keeps trainings from one process to the next; called on the thread that trains. What can't be read or
 * written is told by an {@link java.io.UncheckedIOException}, which ends all seeds.
 */
public interface Checkpoints {

  /** Keeps nothing. */
  Checkpoints NONE = new Checkpoints() {};

  /** Takes up what was kept of a training, before its first step. */
  default void begin(long seed, Training training) {}

  /** Keeps a training as it is, now and then and at its end. */
  default void keep(long seed, Training training) {}
}
