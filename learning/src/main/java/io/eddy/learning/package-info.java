/**
 * From facts to policies: the tail of the log comes in, rewarded transitions are learned from, and
 * published policies go out. Serving is not visible from here.
 */
@NullMarked
package io.eddy.learning;

import org.jspecify.annotations.NullMarked;
