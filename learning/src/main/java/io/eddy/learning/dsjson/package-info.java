/**
 * Off-policy evaluation on logs of contextual bandits that others have kept, as Vowpal Wabbit's decision service
 * writes them (dsjson): lines come in, estimates of what another policy would have earned go out, with what was made of
 * every line.
 */
@NullMarked
package io.eddy.learning.dsjson;

import org.jspecify.annotations.NullMarked;
