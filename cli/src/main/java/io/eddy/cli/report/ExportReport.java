package io.eddy.cli.report;

/** A table that was written: its file and how many rows it has. */
public record ExportReport(String table, String format, String file, long rows) {}
