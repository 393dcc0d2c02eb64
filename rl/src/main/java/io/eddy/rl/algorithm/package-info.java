/**
 * Learning algorithms. One class each, which reads from configuration to learning; what it has
 * learned leaves it as an immutable value that acts. In: answers and transitions as feature
 * vectors. Out: weights.
 */
@NullMarked
package io.eddy.rl.algorithm;

import org.jspecify.annotations.NullMarked;
