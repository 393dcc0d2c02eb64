/**
 * Linear models in information form: sums over samples, and a solve when coefficients are wanted.
 * Sums commute, so samples may come in any order, be merged from several learners, and be revised
 * afterwards exactly; forgetting is done by weights that grow with time. In: feature vectors and
 * targets. Out: coefficients. Learners here are confined to one thread.
 */
@NullMarked
package io.eddy.rl.linear;

import org.jspecify.annotations.NullMarked;
