/**
 * The running server: intake through one writer, decisions, telemetry and the dashboard. Learning is
 * not visible from here; new policies arrive through the registry.
 */
@NullMarked
package io.eddy.service;

import org.jspecify.annotations.NullMarked;
