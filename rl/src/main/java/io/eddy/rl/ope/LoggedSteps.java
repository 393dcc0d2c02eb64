package io.eddy.rl.ope;

import java.util.function.Consumer;

/**
 * A log that can be read again, and may be longer than memory. A list's {@code forEach} is one.
 */
@FunctionalInterface
public interface LoggedSteps {

  /** Hands over every step, each time the same in the same order. */
  void forEach(Consumer<? super LoggedStep> step);
}
