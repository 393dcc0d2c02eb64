/**
 * The client: {@link io.eddy.protocol.client.EddyClient} speaks the API over HTTP and answers with
 * the records of the wire; what fails is an {@link io.eddy.protocol.client.EddyException}.
 */
@NullMarked
package io.eddy.protocol.client;

import org.jspecify.annotations.NullMarked;
