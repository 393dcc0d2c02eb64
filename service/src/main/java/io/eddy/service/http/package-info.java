/**
 * The service on the wire: one table of endpoints, one mapping of errors to problems, the stream of
 * live metrics. Requests of HTTP/1.1 come in, calls of {@link io.eddy.service.serving.Service} go
 * out. Each connection has a virtual thread, which carries its requests from the first byte to the
 * last.
 */
@NullMarked
package io.eddy.service.http;

import org.jspecify.annotations.NullMarked;
