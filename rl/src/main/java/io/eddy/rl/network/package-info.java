/**
 * Neural networks on our own kernels. A network's numbers lie in one array ({@code Parameters}), so
 * that an optimiser, a target network and a file each are one loop. In: rows of features. Out: rows
 * of numbers, and gradients. Nothing here knows what the numbers mean.
 */
@NullMarked
package io.eddy.rl.network;

import org.jspecify.annotations.NullMarked;
