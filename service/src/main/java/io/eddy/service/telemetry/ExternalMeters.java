package io.eddy.service.telemetry;

import io.eddy.service.telemetry.LiveMetrics.AgreementHour;
import io.eddy.service.telemetry.LiveMetrics.ExternalFigures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Agreement with callers' own recommenders as meters: of each name the mean over the hours that are kept. A name
 * that is no longer followed has no meter any more.
 */
final class ExternalMeters {
  private final Map<MultiGauge, ToDoubleFunction<AgreementHour>> gauges = new LinkedHashMap<>();
  private final Counter decisions;
  private final Counter dropped;
  private final Counter unfollowed;
  private List<String> names = List.of();
  private volatile Map<String, ExternalFigures> figures = Map.of();

  ExternalMeters(MeterRegistry registry) {
    this.decisions = registry.counter("eddy.external.decisions");
    this.dropped = registry.counter("eddy.external.dropped");
    this.unfollowed = registry.counter("eddy.external.unfollowed");
    gauges.put(
        gauge("eddy.agreement.first", "Share of slates that begin as Eddy's would", registry),
        AgreementHour::sameFirst);
    gauges.put(
        gauge("eddy.agreement.overlap", "Rooms in common among the first ten", registry),
        AgreementHour::overlapAt10);
    gauges.put(
        gauge("eddy.agreement.tau", "Kendall's tau of the rooms shown", registry),
        hour -> Objects.requireNonNullElse(hour.kendallTau(), Double.NaN));
  }

  private static MultiGauge gauge(String name, String description, MeterRegistry registry) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  /** A decision was folded; {@code followed} tells whether its name has figures. */
  void decided(boolean followed) {
    decisions.increment();
    if (!followed) {
      unfollowed.increment();
    }
  }

  /** Rooms were left out because they were not live; may be called by any thread. */
  void dropped(int rooms) {
    dropped.increment(rooms);
  }

  /** Shows these figures from here on. */
  void show(Map<String, ExternalFigures> latest) {
    figures = latest;
    var now = List.copyOf(latest.keySet());
    if (!now.equals(names)) {
      names = now;
      gauges.forEach((gauge, figure) -> gauge.register(rows(figure), true));
    }
  }

  private List<MultiGauge.Row<?>> rows(ToDoubleFunction<AgreementHour> figure) {
    var rows = new ArrayList<MultiGauge.Row<?>>();
    for (var name : names) {
      rows.add(MultiGauge.Row.of(Tags.of("policy", name), () -> mean(name, figure)));
    }
    return rows;
  }

  /** The mean over decisions; NaN where nothing is known. */
  private double mean(String name, ToDoubleFunction<AgreementHour> figure) {
    var known = figures.get(name);
    var sum = 0.0;
    var count = 0L;
    for (var hour : known == null ? List.<AgreementHour>of() : known.hours()) {
      var value = figure.applyAsDouble(hour);
      if (!Double.isNaN(value)) {
        sum += value * hour.decisions();
        count += hour.decisions();
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
