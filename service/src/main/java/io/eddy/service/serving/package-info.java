/**
 * Answers: what the service does, without HTTP. Parsed requests come in, answers of the protocol go
 * out; decisions pass through intake into the log before they are answered.
 */
@NullMarked
package io.eddy.service.serving;

import org.jspecify.annotations.NullMarked;
