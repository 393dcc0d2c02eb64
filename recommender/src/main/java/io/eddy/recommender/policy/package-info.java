/**
 * Policies as serving takes them: immutable, versioned, thread-safe. Rows of features come in, scores
 * and expectations go out.
 */
@NullMarked
package io.eddy.recommender.policy;

import org.jspecify.annotations.NullMarked;
