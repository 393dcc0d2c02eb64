/** Chance that can be put down and taken up again: a generator whose whole state is one number. */
@NullMarked
package io.eddy.rl.random;

import org.jspecify.annotations.NullMarked;
