package io.eddy.cli.report;

import io.eddy.protocol.Json;
import io.eddy.service.telemetry.LiveMetrics.Percentiles;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints reports: one JSON object and nothing else, or a table for people. */
public final class Printer {
  private static final int MOST_STATES = 64;

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

  /** The best policy: its value, and the table of states where there are few. */
  public static void solution(SolveReport report, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s, discount %s: the best policy is worth %.6f at the start"
            + " (iterations: %d, Bellman residual: %.1e)%n",
        report.environment(),
        report.discount(),
        report.startValue(),
        report.iterations(),
        report.bellmanResidual());
    if (report.values().length <= MOST_STATES) {
      out.printf("%n%5s %10s %6s%n", "state", "value", "action");
      for (var state = 0; state < report.values().length; state++) {
        out.printf(
            Locale.ROOT, "%5d %10.6f %6d%n", state, report.values()[state], report.policy()[state]);
      }
    } else {
      out.printf("%d states; --json lists them.%n", report.values().length);
    }
    out.flush();
  }

  /** What a target policy would have earned: the log, a line per estimator, the verdict. */
  public static void openBandit(OpenBanditReport report, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%d impressions, %d clicks, %.6f a piece for the policy that logged%n",
        report.rows(),
        report.clicks(),
        report.behaviorMean());
    bandit(report.estimates(), out);
    verdict(
        "impressions",
        report.meanWeight(),
        report.maxWeight(),
        report.effectiveSampleSize(),
        report.verdict(),
        report.reason(),
        out);
  }

  /** The same of a log of dsjson, with what was made of its lines. */
  public static void dsjson(DsjsonReport report, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%d steps of %d decisions, a reward of %.6f a piece for the policy that logged%n",
        report.rows(),
        report.events(),
        report.behaviorMean());
    lines(report.skipped(), "decisions not to be learned from are passed over", out);
    lines(report.dangling(), "lines without a decision are passed over", out);
    lines(report.leftOut(), "later slots are left out: vw did not go on from what was logged", out);
    lines(
        report.costsChanged(),
        "decisions have another original cost; that of the label counts",
        out);
    report.senseless().forEach((reason, count) -> lines(count, "senseless lines: " + reason, out));
    report.firstSenseless().forEach(line -> out.printf("  %s%n", line));
    bandit(report.estimates(), out);
    verdict(
        "steps",
        report.meanWeight(),
        report.maxWeight(),
        report.effectiveSampleSize(),
        report.verdict(),
        report.reason(),
        out);
  }

  private static void lines(long count, String what, PrintWriter out) {
    if (count > 0) {
      out.printf(Locale.ROOT, "%d %s%n", count, what);
    }
  }

  private static void bandit(Map<String, EstimateFigures> estimates, PrintWriter out) {
    out.printf("%n%-16s %10s %10s %24s  %s%n", "estimator", "value", "error", "95 %", "verdict");
    estimates.forEach(
        (name, f) ->
            out.printf(
                "%-16s %10s %10s %24s  %s%n",
                name,
                number(f.value()),
                number(f.standardError()),
                f.ci95() == null
                    ? "-"
                    : "[%s, %s]".formatted(number(f.ci95()[0]), number(f.ci95()[1])),
                f.verdict()));
  }

  private static void verdict(
      String steps,
      @Nullable Double meanWeight,
      @Nullable Double maxWeight,
      @Nullable Double sampleSize,
      String verdict,
      String reason,
      PrintWriter out) {
    out.printf(
        "%nweights: mean %s, largest %s, worth %s %s%n",
        number(meanWeight), number(maxWeight), number(sampleSize), steps);
    out.println(reason.isEmpty() ? verdict : "%s: %s".formatted(verdict, reason));
    out.flush();
  }

  /** What a policy would have earned on the platform's own log. */
  public static void logEvaluation(LogEvaluationReport report, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s version %d on %d displayed slates of the evaluation share (%d decisions in the log), %s"
            + " a piece as served%n",
        report.policy(),
        report.version(),
        report.evaluated(),
        report.decisions(),
        number(report.behaviorMean()));
    if (report.external() + report.leftOut() > 0) {
      out.printf(
          Locale.ROOT,
          "%d of them external; %d more external ones without propensities are left out%n",
          report.external(),
          report.leftOut());
    }
    estimates("reward per slate", report.estimates(), out);
    estimates("reward per session", report.sessions(), out);
    out.printf(
        "%n%s: %s%s%n",
        LogEvaluationReport.HEADLINE,
        report.verdict(),
        report.reason().isEmpty() ? "" : ", " + report.reason());
    out.flush();
  }

  /** What learning from a log came to. */
  public static void offline(OfflineReport report, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s from %,d displayed slates, chosen by %,d later ones: pass %d of %d%n",
        report.algorithm(),
        report.slates(),
        report.validationSlates(),
        report.selectedPass(),
        report.validation().size());
    out.printf(
        Locale.ROOT,
        "reward per examined position of these: %s as logged, %s by this policy (estimated, for"
            + " choosing only)%n%n",
        number(report.behaviorValue()),
        number(report.value()));
    if (report.evaluation() instanceof LogEvaluationReport evaluation) {
      logEvaluation(evaluation, out);
    } else if (report.evaluation() instanceof OpenBanditReport evaluation) {
      openBandit(evaluation, out);
    }
    out.printf(
        "%n%s%s%n",
        report.out(),
        report.version() == null ? "" : ", in the registry as version " + report.version());
    out.flush();
  }

  private static void estimates(
      String title, Map<String, EstimateFigures> estimates, PrintWriter out) {
    out.printf("%n%-26s %10s %10s %24s %8s  %s%n", title, "value", "error", "95 %", "worth", "");
    estimates.forEach(
        (name, f) ->
            out.printf(
                "%-26s %10s %10s %24s %8s  %s%n",
                name,
                number(f.value()),
                number(f.standardError()),
                f.ci95() == null
                    ? "-"
                    : "[%s, %s]".formatted(number(f.ci95()[0]), number(f.ci95()[1])),
                f.effectiveSampleSize() == null
                    ? "-"
                    : String.format(Locale.ROOT, "%.0f", f.effectiveSampleSize()),
                f.verdict()));
  }

  private static String number(@Nullable Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.6g", value);
  }

  /**
   * What algorithms came to: a table, their curves, a verdict.
   *
   * @param curves one line a report, as {@link ReturnChart#line} draws it
   */
  public static void training(List<TrainReport> reports, List<String> curves, PrintWriter out) {
    out.printf(
        "%-20s %8s %24s %24s %24s %10s%n",
        "algorithm", "solved", "final", "selected", "last 100 episodes", "steps/s");
    for (var report : reports) {
      var means = report.interquartileMean();
      var ci95 = report.ci95();
      out.printf(
          Locale.ROOT,
          "%-20s %8s %24s %24s %24s %10s%n",
          report.algorithm(),
          "%d/%d".formatted(report.solved(), report.seeds().size()),
          figure(means.last(), ci95.last()),
          figure(means.selected(), ci95.selected()),
          figure(means.last100(), ci95.last100()),
          report.stepsPerSecond() == null
              ? "-"
              : String.format(Locale.ROOT, "%,.0f", report.stepsPerSecond()));
    }
    out.println();
    for (var i = 0; i < reports.size(); i++) {
      out.printf("%-20s %s%n", reports.get(i).algorithm(), curves.get(i));
    }
    out.println();
    out.println(Verdict.of(reports));
    out.flush();
  }

  private static String figure(@Nullable Double mean, double @Nullable [] ci95) {
    return mean == null || ci95 == null
        ? "-"
        : String.format(Locale.ROOT, "%.2f [%.1f, %.1f]", mean, ci95[0], ci95[1]);
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
