package io.eddy.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What this processor's vectors are like. */
final class Lanes {

  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Numbers in a vector. */
  static final int LANES = SPECIES.length();

  /** Columns of a tile and of a panel: two vectors. */
  static final int WIDTH = 2 * LANES;

  /** Rows of the largest tile whose sums fit the registers: 32 of them, but 16 in AVX2 and SSE. */
  static final int TILE = LANES >= 16 || !isX86() ? 8 : 4;

  private Lanes() {}

  private static boolean isX86() {
    var processor = System.getProperty("os.arch", "");
    return "amd64".equals(processor) || "x86_64".equals(processor);
  }
}
