/** The command line of Eddy, and the one place where its parts are wired together. */
@NullMarked
package io.eddy.cli;

import org.jspecify.annotations.NullMarked;
