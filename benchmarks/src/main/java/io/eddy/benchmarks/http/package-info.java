/**
 * The service under load over HTTP: a loader in a process of its own sends, and what was answered is
 * looked up in the log afterwards.
 */
@NullMarked
package io.eddy.benchmarks.http;

import org.jspecify.annotations.NullMarked;
