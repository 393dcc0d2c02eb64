/**
 * Eddy's side of {@code benchmarks/peers/compare.py}: the same measurements as its peers', in a process
 * of its own, with the processor time of the thread that works.
 */
@NullMarked
package io.eddy.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
