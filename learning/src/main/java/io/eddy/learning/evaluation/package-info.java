/**
 * Off-policy evaluation: what logs tell of policies that did not write them. Eddy's own facts, or the
 * files of the Open Bandit Dataset, come in; what each decision led to goes out, to be exported, and
 * steps that {@code io.eddy.rl.ope} makes estimates of.
 */
@NullMarked
package io.eddy.learning.evaluation;

import org.jspecify.annotations.NullMarked;
