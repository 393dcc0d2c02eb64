package io.eddy.simd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.Adam;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.network.Mlp;
import io.eddy.rl.random.SplitMix64;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Vectors are objects until the compiler has found that none of them needs to be. A kernel too large
 * for it, or one that chooses between vectors, keeps making objects for ever, and is slow.
 */
class AllocationTest {

  private static final Duration WARM_UP = Duration.ofSeconds(60);

  @ParameterizedTest
  @EnumSource(Activation.class)
  void aStepAllocatesNothingOnceItIsCompiled(Activation activation) {
    // Widths and rows that need every tile, the edge of a panel, narrow products, and a single row.
    var random = new SplitMix64(1);
    var mlp = new Mlp(List.of(20, 70, 37, 2), activation, Initialisation.HE, 1, random);
    var adam = new Adam(AdamConfig.DEFAULT.withMaxGradientNorm(1), mlp.parameters());
    var inputs = new float[29 * 20];
    for (var i = 0; i < inputs.length; i++) {
      inputs[i] = random.nextFloat();
    }
    var outputs = new float[29 * 2];
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var deadline = System.nanoTime() + WARM_UP.toNanos();
    var allocated = Long.MAX_VALUE;
    while (allocated > 0 && System.nanoTime() < deadline) {
      var before = threads.getCurrentThreadAllocatedBytes();
      for (var step = 0; step < 500; step++) {
        mlp.forward(inputs, 1, outputs);
        mlp.forward(inputs, 29, outputs);
        mlp.parameters().clearGradient();
        mlp.backward(inputs, 29, outputs);
        adam.step();
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(allocated).isZero();
  }
}
