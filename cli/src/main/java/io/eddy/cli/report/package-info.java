/** What commands return, and how it is printed: as JSON or as a table, from the same record. */
@NullMarked
package io.eddy.cli.report;

import org.jspecify.annotations.NullMarked;
