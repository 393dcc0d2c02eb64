/**
 * Features: each one small file with its name, its kind (state, room or pair) and its value; {@link
 * io.eddy.recommender.feature.Features} lists them and is the schema with its fingerprint. Profiles
 * and the room table come in, rows of numbers in half precision go out.
 */
@NullMarked
package io.eddy.recommender.feature;

import org.jspecify.annotations.NullMarked;
