/**
 * The ports behind which everything durable stands: the fact log, the snapshots of folds, the
 * policy registry; with their in-memory twins. Facts, states and policies come in and go out; how
 * they are kept is the business of the engine behind a {@link io.eddy.storage.Store}.
 */
@NullMarked
package io.eddy.storage;

import org.jspecify.annotations.NullMarked;
