/**
 * Slates: several candidates shown at once, of which one may be chosen (Ie et al. 2019). A {@code
 * SlateHeadsLearner}, linear or with networks, learns from answers; what it has learned leaves it as
 * {@code SlateHeads}, an immutable value that acts. In: answers and transitions as feature vectors.
 * Out: heads.
 */
@NullMarked
package io.eddy.rl.slate;

import org.jspecify.annotations.NullMarked;
