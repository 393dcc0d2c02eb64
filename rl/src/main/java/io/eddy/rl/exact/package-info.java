/**
 * Markov decision processes that are small enough to be solved exactly (Sutton and Barto 2018, chapters
 * 3 and 4). In: a table of what follows each action. Out: values and optimal policies, to the precision
 * of a double. Learners are proved against these numbers, never against numbers copied from elsewhere.
 */
@NullMarked
package io.eddy.rl.exact;

import org.jspecify.annotations.NullMarked;
