package io.eddy.rl.slate;

import io.eddy.rl.value.NetworkConfig;
import java.util.Arrays;

/**
 * The plain numbers of the networks in {@link DeepSlateWeights}, to store and to send.
 *
 * @param form of both networks between features and heads
 * @param numbers of both, in one array; to be read only
 */
public record SlateNetworkNumbers(NetworkConfig form, float[] numbers) {

  /** Checks that every number is finite. */
  public SlateNetworkNumbers {
    for (var i = 0; i < numbers.length; i++) {
      if (!Float.isFinite(numbers[i])) {
        throw new ArithmeticException(
            "Number %d of the networks is %s, not finite.".formatted(i, numbers[i]));
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SlateNetworkNumbers that
        && form.equals(that.form)
        && Arrays.equals(numbers, that.numbers);
  }

  @Override
  public int hashCode() {
    return 31 * form.hashCode() + Arrays.hashCode(numbers);
  }
}
