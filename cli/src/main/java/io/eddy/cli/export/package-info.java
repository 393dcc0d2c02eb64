/**
 * The log as tables for pandas, the Open Bandit Pipeline and d3rlpy: facts come in, rows of records go
 * out into CSV, JSON lines or Parquet files. {@code docs/export.md} tells of every column.
 */
@NullMarked
package io.eddy.cli.export;

import org.jspecify.annotations.NullMarked;
