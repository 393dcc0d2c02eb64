/**
 * What the service tells of itself: meters, latencies, figures per arm and per external policy, the
 * live check of the propensities. Facts with their outcomes come in; one immutable record and the Prometheus text go
 * out.
 */
@NullMarked
package io.eddy.service.telemetry;

import org.jspecify.annotations.NullMarked;
