/** Tests that start Eddy as a process of its own and know no more of it than its callers do. */
@NullMarked
package io.eddy.cli.process;

import org.jspecify.annotations.NullMarked;
