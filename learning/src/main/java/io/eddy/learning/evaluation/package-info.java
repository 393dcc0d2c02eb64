/**
 * Off-policy evaluation of logs: readers that turn them into the steps that {@code io.eddy.rl.ope}
 * evaluates. In: files. Out: logged steps, one by one, as often as they are asked for.
 */
@NullMarked
package io.eddy.learning.evaluation;

import org.jspecify.annotations.NullMarked;
