/**
 * A platform of simulated viewers and streamers that speaks to Eddy as a real one would, and whose
 * optimum is known.
 */
@NullMarked
package io.eddy.simulator;

import org.jspecify.annotations.NullMarked;
