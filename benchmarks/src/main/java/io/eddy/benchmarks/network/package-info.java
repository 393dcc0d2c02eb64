/**
 * What a step of learning and an answer cost with networks of usual sizes: our kernels beside each
 * other, and ONNX Runtime beside them, on the same weights and in the same run.
 */
@NullMarked
package io.eddy.benchmarks.network;

import org.jspecify.annotations.NullMarked;
