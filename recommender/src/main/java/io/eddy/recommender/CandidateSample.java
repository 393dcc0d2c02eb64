package io.eddy.recommender;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Which candidates are logged with numbers: the slate by position, then a uniform sample of the others.
 *
 * <p>Not a record: it holds an array.
 */
final class CandidateSample {
  /** How many candidates outside the slate are sampled. */
  static final int SAMPLED = 32;

  private final int[] rows;
  private final float inclusion;

  private CandidateSample(int[] rows, float inclusion) {
    this.rows = rows;
    this.inclusion = inclusion;
  }

  /** The slate and a sample without replacement, or all candidates. */
  static CandidateSample of(int count, int[] slate, boolean all, RandomGenerator random) {
    var others = new int[count - slate.length];
    var inSlate = new boolean[count];
    for (var row : slate) {
      inSlate[row] = true;
    }
    var n = 0;
    for (var row = 0; row < count; row++) {
      if (!inSlate[row]) {
        others[n++] = row;
      }
    }
    var sampled = all ? n : Math.min(SAMPLED, n);
    for (var i = 0; sampled < n && i < sampled; i++) {
      var j = i + random.nextInt(n - i);
      var swapped = others[i];
      others[i] = others[j];
      others[j] = swapped;
    }
    var rows = Arrays.copyOf(slate, slate.length + sampled);
    System.arraycopy(others, 0, rows, slate.length, sampled);
    return new CandidateSample(rows, n == 0 ? 1 : sampled / (float) n);
  }

  int[] rows() {
    return rows;
  }

  float inclusion() {
    return inclusion;
  }
}
