/**
 * The log as tables for pandas, the Open Bandit Pipeline, d3rlpy and Vowpal Wabbit: facts come in, rows of
 * records go out into CSV, JSON lines, Parquet or dsjson files. {@code docs/export.md} tells of every column.
 */
@NullMarked
package io.eddy.cli.export;

import org.jspecify.annotations.NullMarked;
