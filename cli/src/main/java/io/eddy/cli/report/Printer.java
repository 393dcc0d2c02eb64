package io.eddy.cli.report;

import io.eddy.protocol.Json;
import io.eddy.service.telemetry.LiveMetrics.Percentiles;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Prints reports: one JSON object and nothing else, or a table for people. */
public final class Printer {
  private Printer() {}

  /** The report as JSON on one line. */
  public static void json(Object report, PrintWriter out) {
    out.println(new String(Json.write(report), StandardCharsets.UTF_8));
    out.flush();
  }

  /** The arms and their lifts as tables. */
  public static void arms(
      Map<String, ArmReport.Figures> arms, ArmReport.Lifts lift, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-22s %8s %10s %14s %22s %10s %9s %9s%n",
        "arm",
        "viewers",
        "decisions",
        "reward/viewer",
        "95 % interval",
        "reward/dec",
        "watch s",
        "success");
    arms.forEach(
        (name, f) ->
            out.printf(
                Locale.ROOT,
                "%-22s %8d %10d %14.4f %22s %10.4f %9.1f %8.1f%%%n",
                name,
                f.viewers(),
                f.decisions(),
                f.rewardPerViewer(),
                interval(f.ci95()),
                f.rewardPerDecision(),
                f.averageWatchSeconds(),
                100 * f.successRate()));
    lift.whole().forEach((name, l) -> out.printf("%s %s%n", lift(name, l), "whole run"));
    lift.lastThird().forEach((name, l) -> out.printf("%s %s%n", lift(name, l), "last third"));
    out.flush();
  }

  /** The demo's summary. */
  public static void demo(DemoReport report, PrintWriter out) {
    arms(report.arms(), report.lifts(), out);
    out.println();
    report.latencyMillis().forEach((name, p) -> out.println(percentiles(name, p)));
    report.freshnessMillis().forEach((name, p) -> out.println(percentiles(name, p)));
    var worst =
        report.propensityCheck().stream()
            .filter(w -> w.ci95()[0] > 1 || w.ci95()[1] < 1)
            .map(w -> Integer.toString(w.position()))
            .toList();
    out.println(
        worst.isEmpty()
            ? "propensities: every position's interval contains 1"
            : "propensities: the intervals of positions %s exclude 1"
                .formatted(String.join(", ", worst)));
    out.flush();
  }

  private static String percentiles(String name, Percentiles p) {
    return p.p50() == null
        ? "%-16s not measured".formatted(name)
        : String.format(Locale.ROOT, "%-16s p50 %8.2f ms   p99 %8.2f ms", name, p.p50(), p.p99());
  }

  private static String lift(String name, ArmReport.Lift lift) {
    return String.format(
        Locale.ROOT, "%-32s %6.3f  %s ", name, lift.value(), interval(lift.ci95()));
  }

  private static String interval(double[] ci95) {
    return String.format(Locale.ROOT, "[%.3f, %.3f]", ci95[0], ci95[1]);
  }
}
