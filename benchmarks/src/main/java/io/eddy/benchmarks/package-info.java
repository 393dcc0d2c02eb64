/** Measurements of Eddy, each with the command that runs it again. */
@NullMarked
package io.eddy.benchmarks;

import org.jspecify.annotations.NullMarked;
