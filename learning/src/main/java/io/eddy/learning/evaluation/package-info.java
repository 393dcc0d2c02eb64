/**
 * What the log tells of policies: of each decision what came of it. Facts come in; logged slates with
 * their rewards go out, to be exported and evaluated.
 */
@NullMarked
package io.eddy.learning.evaluation;

import org.jspecify.annotations.NullMarked;
