/** Prices: what an outcome is worth. Outcomes come in, rewards go out; rewards are never logged. */
@NullMarked
package io.eddy.recommender.reward;

import org.jspecify.annotations.NullMarked;
