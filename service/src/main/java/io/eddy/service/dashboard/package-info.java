/**
 * The page that shows the service at work: plain ES modules, one per panel, served from the
 * classpath, fed by the stream of live metrics alone. It asks no other host for anything.
 */
@NullMarked
package io.eddy.service.dashboard;

import org.jspecify.annotations.NullMarked;
