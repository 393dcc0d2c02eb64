/**
 * Statistics for experiments, once for everybody: what was measured, and how sure it is. In: one
 * number per independent unit (a viewer, a seed). Out: intervals.
 */
@NullMarked
package io.eddy.rl.statistics;

import org.jspecify.annotations.NullMarked;
