package io.eddy.learning.dsjson;

import io.eddy.rl.ope.LoggedStep;

/**
 * A slot with its outcome and what the target policy would do there.
 *
 * @param weight for how many events it stands
 */
record DsjsonStep(LoggedStep step, double weight) {}
