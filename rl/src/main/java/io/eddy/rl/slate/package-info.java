/**
 * Slates: several candidates shown at once, of which one may be chosen (Ie et al. 2019). {@code
 * SlateQ} learns from answers; what it has learned leaves it as {@code SlateWeights}, an immutable
 * value that acts. In: answers and transitions as feature vectors. Out: weights.
 */
@NullMarked
package io.eddy.rl.slate;

import org.jspecify.annotations.NullMarked;
