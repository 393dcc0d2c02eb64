/**
 * From the log to lessons: the same attribution as live, rewards at the learner's prices, and what
 * SlateQ can learn from them. Facts come in, in log order; choices, transitions and revisions go out.
 */
@NullMarked
package io.eddy.learning.experience;

import org.jspecify.annotations.NullMarked;
