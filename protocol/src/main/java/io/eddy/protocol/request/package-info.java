/**
 * What callers ask beside events: bodies of strangers become validated values or typed refusals,
 * and values become the bodies that the client sends.
 */
@NullMarked
package io.eddy.protocol.request;

import org.jspecify.annotations.NullMarked;
