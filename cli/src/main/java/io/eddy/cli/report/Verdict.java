package io.eddy.cli.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The end of training in one sentence. */
final class Verdict {
  private Verdict() {}

  static String of(List<TrainReport> reports) {
    return reports.size() == 1 ? ofOne(reports.getFirst()) : ofSeveral(reports);
  }

  private static String ofOne(TrainReport report) {
    var seeds = report.seeds().size();
    var told =
        report.solved() == 0
            ? "%s did not solve %s".formatted(report.algorithm(), report.environment())
            : "%s solved %s%s"
                .formatted(
                    report.algorithm(),
                    report.environment(),
                    seeds == 1 ? "" : " in %d of %d seeds".formatted(report.solved(), seeds));
    var step = report.solved() == 0 ? "" : medianStep(report);
    return told
        + step
        + String.format(
            Locale.ROOT,
            ": its final policy earns %.1f, the selected one %.1f.",
            report.interquartileMean().last(),
            report.interquartileMean().selected());
  }

  private static String medianStep(TrainReport report) {
    var steps =
        report.seeds().stream()
            .map(TrainReport.Seed::solvedAtStep)
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    return String.format(Locale.ROOT, " after %,d steps", steps.get(steps.size() / 2));
  }

  private static String ofSeveral(List<TrainReport> reports) {
    var ranked =
        reports.stream()
            .sorted(
                Comparator.comparingDouble((TrainReport r) -> r.interquartileMean().last())
                    .reversed())
            .toList();
    var best = ranked.getFirst();
    var next = ranked.get(1);
    var apart = best.ci95().last()[0] > next.ci95().last()[1];
    return String.format(
        Locale.ROOT,
        "In %s the final policies of %s earn most, %.1f against %.1f of %s; their intervals %s.",
        best.environment(),
        best.algorithm(),
        best.interquartileMean().last(),
        next.interquartileMean().last(),
        next.algorithm(),
        apart ? "don't overlap" : "overlap");
  }
}
