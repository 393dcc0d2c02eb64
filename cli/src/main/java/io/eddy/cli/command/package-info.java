/** The commands: each holds its options and one call, and returns what {@code report} prints. */
@NullMarked
package io.eddy.cli.command;

import org.jspecify.annotations.NullMarked;
