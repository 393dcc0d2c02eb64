/**
 * Learning from a log without serving: displayed slates through an algorithm of {@code io.eddy.rl} into a
 * policy, chosen by its value on the log's last part, which the online learner can start from.
 */
@NullMarked
package io.eddy.learning.offline;

import org.jspecify.annotations.NullMarked;
