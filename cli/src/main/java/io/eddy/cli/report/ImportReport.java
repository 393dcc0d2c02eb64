package io.eddy.cli.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was imported.
 *
 * @param rows read, by table
 * @param senseless rows that could be no event, by reason
 * @param rejects where these are listed; null if there are none
 */
public record ImportReport(
    long events,
    String file,
    Map<String, Long> rows,
    Map<String, Long> senseless,
    @Nullable String rejects) {}
