package io.eddy.simulator.scenario;

import java.util.List;

/**
 * How the happenings of a day are spread over its 24 local hours: a rate that is constant within
 * each hour and averages 1 over the day.
 *
 * <p>Both profiles below are shaped by hand to what is published (KuaiLive, arXiv 2508.05633): rooms
 * start mostly from 18 to 22 h, viewers come mostly from 18 to 24 h, with a small bump at noon. The
 * hourly values themselves are an assumption; the ratio of the busiest to the quietest hour, 13 and
 * 17, is near the 14 of YTLive.
 *
 * @param hourly relative rates of the hours 0 to 23, scaled to average 1
 */
public record DayProfile(List<Double> hourly) {
  /** When viewers come: 58 % between 18 and 6 h. */
  public static final DayProfile VIEWERS =
      of(
          .90, .55, .35, .22, .18, .22, .40, .60, .70, .75, .80, .95, //
          1.15, 1.00, .85, .85, .90, 1.10, 1.50, 1.90, 2.20, 2.30, 2.00, 1.40);

  /** When broadcasts start: 38 % between 18 and 22 h. */
  public static final DayProfile BROADCASTS =
      of(
          .50, .30, .20, .15, .15, .25, .50, .70, .80, .90, .90, .90, //
          1.00, 1.00, 1.00, 1.00, 1.10, 1.40, 2.00, 2.60, 2.50, 1.90, 1.10, .80);

  private static final double MILLIS_PER_HOUR = 3_600_000.0;
  private static final long MILLIS_PER_DAY = 86_400_000L;

  /** Scales the rates to average 1. */
  public DayProfile {
    if (hourly.size() != 24 || hourly.stream().anyMatch(rate -> !(rate > 0))) {
      throw new IllegalArgumentException(
          "The hourly rates (%s) must be 24 positive numbers.".formatted(hourly));
    }
    var mean = hourly.stream().mapToDouble(Double::doubleValue).sum() / 24;
    hourly = hourly.stream().map(rate -> rate / mean).toList();
  }

  private static DayProfile of(Double... hourly) {
    return new DayProfile(List.of(hourly));
  }

  /** The relative rate at a local time of day. */
  public double rateAt(long localMillis) {
    return hourly.get((int) (Math.floorMod(localMillis, MILLIS_PER_DAY) / MILLIS_PER_HOUR));
  }

  /**
   * When the next happening of a Poisson process falls.
   *
   * @param localMillis from when on
   * @param perDay how many happen on an average day
   * @param unitExponential a draw from the exponential distribution of mean 1
   * @return local milliseconds at which the integrated rate has grown by the draw
   */
  public long next(long localMillis, double perDay, double unitExponential) {
    var left = unitExponential / perDay * 24;
    var at = localMillis;
    while (true) {
      var hourEnd = (long) ((Math.floorDiv(at, (long) MILLIS_PER_HOUR) + 1) * MILLIS_PER_HOUR);
      var rate = rateAt(at);
      var within = (hourEnd - at) / MILLIS_PER_HOUR * rate;
      if (left <= within) {
        return at + Math.round(left / rate * MILLIS_PER_HOUR);
      }
      left -= within;
      at = hourEnd;
    }
  }
}
