/**
 * The live-streaming domain as pure values and folds. Facts come in, in the order of the log;
 * profiles, live rooms and decisions come out. This root package sees the packages below it and is
 * seen by none of them.
 */
@NullMarked
package io.eddy.recommender;

import org.jspecify.annotations.NullMarked;
