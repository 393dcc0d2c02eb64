package io.eddy.benchmarks.http;

import java.util.Locale;

/**
 * What a loader saw after its warm-up.
 *
 * @param answers all answers, those of the warm-up included
 * @param perSecond answers per second
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param p999 milliseconds
 * @param refused answers of any status but 200
 */
record LoadReport(
    long answers, double perSecond, double p50, double p99, double p999, int refused) {
  /** Reads what {@link #toString} wrote. */
  static LoadReport parse(String line) {
    var numbers = line.split(" ", -1);
    return new LoadReport(
        Long.parseLong(numbers[0]),
        Double.parseDouble(numbers[1]),
        Double.parseDouble(numbers[2]),
        Double.parseDouble(numbers[3]),
        Double.parseDouble(numbers[4]),
        Integer.parseInt(numbers[5]));
  }

  /** For people. */
  String text() {
    return "%,9.0f /s   p50 %7.2f  p99 %7.2f  p99.9 %7.2f ms   refused %d"
        .formatted(perSecond, p50, p99, p999, refused);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%d %.1f %.3f %.3f %.3f %d", answers, perSecond, p50, p99, p999, refused);
  }
}
