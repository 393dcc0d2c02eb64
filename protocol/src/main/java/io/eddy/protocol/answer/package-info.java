/**
 * What Eddy answers, one record per body, in the order and under the names of the wire. A component
 * that may be absent says so; every other one is always sent. Numbers are finite.
 */
@NullMarked
package io.eddy.protocol.answer;

import org.jspecify.annotations.NullMarked;
