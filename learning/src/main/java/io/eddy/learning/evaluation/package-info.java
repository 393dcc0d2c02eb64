/**
 * What the log tells of policies. Facts come in; what each decision led to goes out, to be exported, and
 * estimates of what another policy would have earned.
 */
@NullMarked
package io.eddy.learning.evaluation;

import org.jspecify.annotations.NullMarked;
