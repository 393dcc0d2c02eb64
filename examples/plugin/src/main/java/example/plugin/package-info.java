/**
 * What a user adds to Eddy: an environment, an algorithm, and the two providers by which they are
 * found.
 */
@NullMarked
package example.plugin;

import org.jspecify.annotations.NullMarked;
