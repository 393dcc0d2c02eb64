/**
 * The public JSON of Eddy: what a platform sends and what it is answered, read and written in one
 * place for server, client and simulator.
 */
@NullMarked
package io.eddy.protocol;

import org.jspecify.annotations.NullMarked;
