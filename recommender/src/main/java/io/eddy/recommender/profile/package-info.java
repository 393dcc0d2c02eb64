/**
 * What is known of a viewer: folds of the viewer's own facts and of what attribution made of them.
 * Every part is bounded by construction.
 */
@NullMarked
package io.eddy.recommender.profile;

import org.jspecify.annotations.NullMarked;
