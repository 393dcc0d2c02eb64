package io.eddy.cli.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A table that was written: its file and how many rows it has.
 *
 * @param leftOut external decisions without propensities, which the format can't hold; null where it can
 */
public record ExportReport(
    String table,
    String format,
    String file,
    long rows,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long leftOut) {}
