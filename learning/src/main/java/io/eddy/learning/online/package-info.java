/**
 * Learning while serving goes on: the tail of the log through {@code experience} into SlateQ, and new
 * versions into the registry. Nothing here calls serving, and serving calls nothing here.
 */
@NullMarked
package io.eddy.learning.online;

import org.jspecify.annotations.NullMarked;
