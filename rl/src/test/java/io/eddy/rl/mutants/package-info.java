/**
 * Tests of the tests: bugs that learning libraries have shipped, put into our own sources one at a time,
 * each of which some test must catch. The list is {@code mutants.txt}.
 */
@NullMarked
package io.eddy.rl.mutants;

import org.jspecify.annotations.NullMarked;
