/**
 * Functions of state and action, over fixed and candidate actions alike: the one seam between
 * algorithms and networks. An algorithm asks for a number per action, says how the loss changes with
 * each, and never learns whether actions are outputs of a network or rows of features.
 */
@NullMarked
package io.eddy.rl.value;

import org.jspecify.annotations.NullMarked;
