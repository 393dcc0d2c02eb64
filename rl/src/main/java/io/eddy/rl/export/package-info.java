/**
 * What others read: networks as ONNX files and curves as TensorBoard's event files, both written by
 * one small writer of protocol buffers. In: what was learned. Out: bytes of formats that are not
 * ours.
 */
@NullMarked
package io.eddy.rl.export;

import org.jspecify.annotations.NullMarked;
