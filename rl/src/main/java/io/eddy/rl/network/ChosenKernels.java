package io.eddy.rl.network;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * The choice among the kernels on the class path, made once. A provider may need a module of the JDK
 * that this JVM doesn't have, and says so with an error: then there are the plain kernels.
 */
final class ChosenKernels {

  /** {@code -Deddy.kernels=plain} keeps to the plain kernels, whatever else there is. */
  private static final String PROPERTY = "eddy.kernels";

  private static final Supplier<Kernels> CHOSEN = choose();

  private ChosenKernels() {}

  static Kernels create() {
    return CHOSEN.get();
  }

  private static Supplier<Kernels> choose() {
    if (!"plain".equals(System.getProperty(PROPERTY))) {
      try {
        var provider = ServiceLoader.load(Kernels.class).stream().findFirst();
        if (provider.isPresent()) {
          provider.get().get();
          return provider.get();
        }
      } catch (ServiceConfigurationError | LinkageError missing) {
        return PlainKernels::new;
      }
    }
    return PlainKernels::new;
  }
}
